/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.screen;

import java.time.Duration;

import io.github.amispring.boot.test.autoconfigure.AmiSimulatorBuilderCustomizer;
import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.clock.ManualClock;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest
@AutoConfigureAmiSimulator
@ExtendWith(OutputCaptureExtension.class)
class ScreenTests {

	private static final PhoneBehavior ANSWERS = PhoneBehavior.answersAfter(Duration.ofSeconds(1));

	@Autowired
	private AmiSimulator simulator;

	@Autowired
	private ManualClock clock;

	@Autowired
	private LivePbx pbx;

	@BeforeEach
	void awaitValidView() {
		awaitSatisfied(() -> {
			assertThat(this.pbx.state()).isEqualTo(ViewState.VALID);
			assertThat(this.pbx.calls()).isEmpty();
		});
	}

	@AfterEach
	void endCalls() {
		this.simulator.channels().forEach(this.simulator::hangUp);
		pass(1);
	}

	@Test
	void showsCalls(@Autowired Screen screen, CapturedOutput output) {
		LiveCall call = talk();
		assertThat(screen.callsOf("PJSIP/200")).containsExactly(call);
		pass(60);
		this.simulator.phone("PJSIP/201").hangUp();
		awaitSatisfied(() -> assertThat(output).contains(call.caller() + " talks to " + call.answeredBy() + " since ",
				call.id() + ": ANSWERED, talked for PT1M"));
	}

	@Test
	void transfersCall(@Autowired CallActions actions) {
		LiveCall call = talk();
		assertThat(actions.transferOrHangUp(call)).succeedsWithin(Duration.ofSeconds(30));
		assertThat(endedCall(call.id()).call().transfers()).singleElement().satisfies((transfer) -> {
			assertThat(transfer.kind()).isEqualTo(TransferKind.BLIND);
			assertThat(transfer.number()).isEqualTo("202");
		});
	}

	@Test
	void hangsUpCallThatCannotBeTransferred(@Autowired CallActions actions) {
		this.simulator.onAction("BlindTransfer", (request, response) -> response.error("Transfer failed"));
		LiveCall call = talk();
		assertThat(actions.transferOrHangUp(call)).succeedsWithin(Duration.ofSeconds(30));
		assertThat(endedCall(call.id()).call().transfers()).isEmpty();
	}

	@Test
	void originatesCall(@Autowired CallActions actions, CapturedOutput output) {
		actions.originate();
		this.simulator.awaitAction("Originate", Duration.ofSeconds(30));
		awaitSatisfied(() -> {
			pass(1);
			assertThat(output).contains("Phone 200 has answered", "PJSIP/201", " has answered");
			assertThat(this.pbx.calls()).singleElement().extracting(LiveCall::state).isEqualTo(CallState.TALKING);
		});
		this.simulator.phone("PJSIP/200").hangUp();
		awaitSatisfied(() -> assertThat(output).contains("The call has ended: ANSWERED"));
	}

	@Test
	void reportsQueue(@Autowired QueueReport report, CapturedOutput output) {
		this.simulator.phone("PJSIP/200").call("700");
		pass(1);
		awaitSatisfied(() -> assertThat(this.pbx.queue("support").orElseThrow().callers()).hasSize(1));
		report.log();
		assertThat(output).contains("1 callers wait, the first one since 2026-01-05T", "Service level: 0.0");
	}

	/** Phone 200 calls phone 201, which answers. */
	private LiveCall talk() {
		this.simulator.phone("PJSIP/200").call("201");
		pass(2);
		awaitSatisfied(() -> assertThat(this.pbx.calls()).singleElement()
			.extracting(LiveCall::state)
			.isEqualTo(CallState.TALKING));
		return this.pbx.calls().iterator().next();
	}

	private EndedCall endedCall(String id) {
		pass(60);
		this.simulator.channels().forEach(this.simulator::hangUp);
		awaitSatisfied(
				() -> assertThat(this.pbx.history()).isNotEmpty().first().extracting(EndedCall::id).isEqualTo(id));
		return this.pbx.history().get(0);
	}

	private void pass(int seconds) {
		this.clock.advance(Duration.ofSeconds(seconds));
	}

	private static void awaitSatisfied(ThrowingRunnable assertion) {
		await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Pbx {

		@Bean
		ManualClock clock() {
			return new ManualClock();
		}

		@Bean
		AmiSimulatorBuilderCustomizer phones(ManualClock clock) {
			return (server, simulator) -> simulator.clock(clock)
				.timestampEvents()
				.endpoint("PJSIP/200", "Anna", ANSWERS)
				.endpoint("PJSIP/201", "Ben", ANSWERS)
				.endpoint("PJSIP/202", "Carla", ANSWERS);
		}

	}

}
