/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.action.QueuePauseAction;
import io.github.amispring.boot.test.autoconfigure.AmiSimulatorBuilderCustomizer;
import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.ChangesLostEvent;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.Phone;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureAmiSimulator
class WallboardTests {

	@Autowired
	private AmiSimulator simulator;

	@Autowired
	private ManualClock clock;

	@Autowired
	private AmiClient client;

	@Autowired
	private LivePbx pbx;

	@Autowired
	private CallRecords records;

	@Autowired
	private MockMvcTester mvc;

	@BeforeEach
	void pauseMember() {
		await(() -> assertThat(this.pbx.state()).isEqualTo(ViewState.VALID));
		this.client.execute(QueuePauseAction.of("PJSIP/201", true));
	}

	@AfterEach
	void forgetCalls() {
		await(() -> assertThat(this.pbx.calls()).isEmpty());
		this.records.deleteAll();
	}

	@Test
	void countsCallersOfQueue() {
		String anna = this.simulator.call("0123456", "Anna", "700");
		pass(5);
		await(() -> assertBoard("""
				"waiting": 1, "waitingSince": "%s", "answered": 0, "abandoned": 0, "serviceLevel": null,
				"agents": { "RINGING": 1, "PAUSED": 1 }""".formatted(this.clock.now().minusMillis(4500))));
		this.simulator.phone("PJSIP/200").answer();
		pass(60);
		await(() -> assertBoard("""
				"waiting": 0, "waitingSince": null, "answered": 0, "agents": { "INUSE": 1, "PAUSED": 1 }"""));
		this.simulator.hangUp(anna);
		String ben = this.simulator.call("0654321", "Ben", "700");
		pass(8);
		this.simulator.hangUp(ben);
		await(() -> assertBoard("""
				"waiting": 0, "waitingSince": null, "answered": 1, "abandoned": 1, "serviceLevel": 0.5,
				"agents": { "NOT_INUSE": 1, "PAUSED": 1 }"""));
		assertThat(this.records.findAll())
			.extracting("caller", "outcome", "answeredBy", "talk", "queue", "queueOutcome", "waited")
			.containsExactlyInAnyOrder(
					tuple("0123456", CallOutcome.ANSWERED, "200", Duration.ofSeconds(60), "support",
							QueueOutcome.CONNECTED, Duration.ofMillis(4500)),
					tuple("0654321", CallOutcome.ABANDONED, null, null, "support", QueueOutcome.ABANDONED,
							Duration.ofMillis(7500)));
	}

	@Test
	void storesTransferredCallOnce() {
		Phone carla = this.simulator.phone("PJSIP/202");
		carla.call("203");
		pass(1);
		this.simulator.phone("PJSIP/203").answer();
		carla.call("204");
		pass(1);
		this.simulator.phone("PJSIP/204").answer();
		carla.completeTransfer();
		this.simulator.phone("PJSIP/204").hangUp();
		await(() -> assertThat(this.records.findAll()).extracting("caller", "outcome")
			.containsExactly(tuple("202", CallOutcome.ANSWERED)));
		assertThat(this.pbx.history()).extracting(EndedCall::outcome).contains(CallOutcome.MERGED);
	}

	@Test
	void storesCallsWhoseEndWasNotDelivered(@Autowired ApplicationEventPublisher publisher) {
		this.simulator.phone("PJSIP/202").call("203");
		this.simulator.phone("PJSIP/202").hangUp();
		await(() -> assertThat(this.records.count()).isOne());
		this.records.deleteAll();
		ChangesLostEvent lost = new ChangesLostEvent(this.pbx.server(), 1, Instant.now(), 1);
		publisher.publishEvent(lost);
		long stored = this.records.count();
		assertThat(stored).isPositive();
		publisher.publishEvent(lost);
		assertThat(this.records.count()).isEqualTo(stored);
	}

	private void assertBoard(String support) {
		assertThat(this.mvc.get().uri("/wallboard")).bodyJson()
			.isLenientlyEqualTo("[{\"queue\": \"sales\"}, {\"queue\": \"support\", " + support + "}]");
	}

	private void pass(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Pbx {

		@Bean
		ManualClock clock() {
			return new ManualClock();
		}

		@Bean
		AmiSimulatorBuilderCustomizer phones(ManualClock clock) {
			return (server, simulator) -> {
				simulator.clock(clock).timestampEvents().queue("support", "ringall", "PJSIP/200", "PJSIP/201");
				for (int number = 200; number < 205; number++) {
					simulator.endpoint("PJSIP/" + number, "Phone " + number, PhoneBehavior.doesNotAnswer());
				}
			};
		}

	}

}
