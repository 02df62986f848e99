/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.time.Duration;
import java.util.function.Predicate;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Base class of tests that send actions over HTTP. The application has two simulated
 * PBXs, {@code default} and {@code hamburg}. Phones answer immediately, except 201, which
 * does not answer, and 206, which is busy.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "ami.host=127.0.0.1", "ami.servers.hamburg.host=127.0.0.1", "ami.username=console",
				"ami.secret=console", "ami.response-timeout=1s", "ami.reconnect.initial-delay=100ms",
				"ami.reconnect.max-delay=200ms", "console.start-timeout=2s" })
@Import({ OpenSecurity.class, RecordedAudit.Configuration.class })
abstract class SimulatedActions {

	static final AmiSimulator simulator = simulator();

	static final AmiSimulator hamburg = simulator();

	@Autowired
	RecordedAudit audit;

	@Autowired
	private LivePbxs views;

	@Autowired
	private AmiClients clients;

	@LocalServerPort
	private int port;

	ActionClient console;

	LivePbx pbx;

	private static AmiSimulator simulator() {
		PhoneBehavior answers = PhoneBehavior.answersAfter(Duration.ofMillis(50));
		return AmiSimulator.builder()
			.account("console", "console")
			.endpoint("PJSIP/200", "Anna", answers)
			.endpoint("PJSIP/201", "Ben", PhoneBehavior.doesNotAnswer())
			.endpoint("PJSIP/202", "Carla", answers)
			.endpoint("PJSIP/203", "Dora", answers)
			.endpoint("PJSIP/206", "Emil", PhoneBehavior.busy())
			.extension("300", "ConfBridge(room)")
			.queue("night", "ringall")
			.extension("703", "Answer()", "Queue(night)", "Hangup()")
			.build()
			.start();
	}

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry registry) {
		registry.add("ami.port", simulator::port);
		registry.add("ami.servers.hamburg.port", hamburg::port);
	}

	@BeforeEach
	void noCalls() {
		this.console = new ActionClient(this.port);
		this.pbx = view("default");
		for (LivePbx view : this.views) {
			await(() -> assertThat(view.state()).isEqualTo(ViewState.VALID));
		}
		simulator.resetActions();
		simulator.channels().forEach(simulator::hangUp);
		await(() -> assertThat(this.pbx.channels()).isEmpty());
		simulator.clearReceivedActions();
		hamburg.clearReceivedActions();
		this.audit.clear();
	}

	LivePbx view(String server) {
		return this.views.get(server);
	}

	AmiClient client() {
		return this.clients.get("default");
	}

	/** Returns a call between two phones that talk. */
	LiveCall talk(String from, String to) {
		simulator.phone("PJSIP/" + from).call(to);
		return awaitCall((call) -> call.state() == CallState.TALKING && has(call, from) && has(call, to));
	}

	/** Returns a call for which a phone rings. */
	LiveCall ring(String from, String to) {
		simulator.phone("PJSIP/" + from).call(to);
		return awaitCall((call) -> call.state() == CallState.RINGING && has(call, from));
	}

	LiveCall awaitCall(Predicate<LiveCall> condition) {
		await(() -> assertThat(this.pbx.calls()).anyMatch(condition));
		return this.pbx.calls().stream().filter(condition).findFirst().orElseThrow();
	}

	/** Returns whether a phone is present in a call. */
	static boolean has(LiveCall call, String phone) {
		return call.presentParties().stream().anyMatch((party) -> isPhone(party, phone));
	}

	static Party party(LiveCall call, String phone) {
		return call.presentParties().stream().filter((party) -> isPhone(party, phone)).findFirst().orElseThrow();
	}

	private static boolean isPhone(Party party, String phone) {
		return ("PJSIP/" + phone).equals(party.device());
	}

	static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
