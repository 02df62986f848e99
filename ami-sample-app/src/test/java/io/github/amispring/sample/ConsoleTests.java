/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application with its default settings, except for the traffic of the
 * simulator.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.calls-per-minute=0", ConsoleClient.USER, ConsoleClient.USER_ROLE })
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTests {

	@Autowired
	@Qualifier("berlin")
	private AmiSimulator simulator;

	@Autowired
	private LivePbx pbx;

	@LocalServerPort
	private int port;

	private ConsoleClient console;

	@BeforeEach
	void connected() {
		this.console = new ConsoleClient(this.port).login();
		await(() -> assertThat(this.pbx.state()).isEqualTo(ViewState.VALID));
		this.simulator.channels().forEach(this.simulator::hangUp);
		await(() -> assertThat(this.pbx.calls()).isEmpty());
	}

	@Test
	void servesThePageWithAContentSecurityPolicy() {
		HttpResponse<String> page = this.console.get("");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Operator console", "console/main.js", "console/base.css");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
		assertThat(this.console.get("console/main.js").statusCode()).isEqualTo(200);
		assertThat(this.console.get("console/base.css").statusCode()).isEqualTo(200);
	}

	@Test
	void logsACallFromStartToEnd(CapturedOutput output) {
		String channel = this.simulator.callFrom("PJSIP/100", "100", "Alice Adams", "101");
		await(() -> assertThat(this.pbx.calls()).extracting(LiveCall::state).containsExactly(CallState.TALKING));
		String id = this.pbx.calls().iterator().next().id();
		this.simulator.hangUp(channel);
		await(() -> assertThat(output.getOut()).contains(
				"Call " + id + ": started, caller " + channel + ", dialed number 101", "Call " + id + ": PJSIP/101-",
				"Call " + id + ": answered by PJSIP/101-", "Call " + id + ": ended, outcome ANSWERED, ended by"));
	}

	@Test
	void reportsPbxHealth() {
		JsonNode health = this.console.getJson("actuator/health");
		assertThat(health.at("/components/ami/status").asString()).isEqualTo("UP");
		assertThat(health.at("/components/ami/components/berlin/details/asteriskVersion").asString()).isNotEmpty();
	}

	@Test
	void showsThePbxInAReadOnlyEndpoint() {
		JsonNode server = this.console.getJson("actuator/ami").at("/servers/berlin");
		assertThat(server.path("state").asString()).isEqualTo("CONNECTED");
		assertThat(server.path("connectedSince").asString()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
		assertThat(server.at("/events/exclude/0").asString()).isEqualTo("RTCP*");
		assertThat(server.at("/events/received/FullyBooted").asLong()).isPositive();
		assertThat(this.console.getJson("actuator/ami/berlin").path("amiVersion")).isEqualTo(server.path("amiVersion"));
		assertThat(this.console.get("actuator/ami/north").statusCode()).isEqualTo(404);
		assertThat(this.console.postNothing("actuator/ami/berlin").statusCode()).isEqualTo(405);
	}

	@Test
	void showsTheLiveViewInAReadOnlyEndpoint() {
		String channel = this.simulator.callFrom("PJSIP/102", "102", "Carla Conti", "103");
		await(() -> {
			JsonNode view = this.console.getJson("actuator/amilive/berlin");
			assertThat(view.path("state").asString()).isEqualTo("VALID");
			assertThat(view.at("/calls/total").asInt()).isEqualTo(1);
			assertThat(view.at("/calls/entries/0/state").asString()).isEqualTo("TALKING");
			assertThat(view.at("/calls/entries/0/answeredBy/device").asString()).isEqualTo("PJSIP/103");
			assertThat(view.at("/calls/entries/0/answeredAt").asString()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
			assertThat(view.at("/queues/entries")).anyMatch((queue) -> queue.path("name").asString().equals("support"));
			assertThat(view.at("/statistics/errors").asInt()).isZero();
		});
		JsonNode summary = this.console.getJson("actuator/amilive").at("/servers/berlin");
		assertThat(summary.path("state").asString()).isEqualTo("VALID");
		assertThat(this.console.get("actuator/amilive/north").statusCode()).isEqualTo(404);
		assertThat(this.console.postNothing("actuator/amilive/berlin").statusCode()).isEqualTo(405);
		this.simulator.hangUp(channel);
	}

	@Test
	void countsEventsInPrometheus() {
		this.simulator.raise("Event", "UserEvent", "UserEvent", "Hello");
		await(() -> assertThat(this.console.get("actuator/prometheus").body()).contains("ami_events_received"));
		JsonNode received = this.console.getJson("actuator/metrics/ami.events.received");
		assertThat(received.at("/measurements/0/value").asDouble()).isPositive();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
