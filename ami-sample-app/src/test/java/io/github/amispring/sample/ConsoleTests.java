/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
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
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "simulator.calls-per-minute=0")
@ExtendWith(OutputCaptureExtension.class)
class ConsoleTests {

	@Autowired
	private AmiSimulator simulator;

	@Autowired
	private AmiClient client;

	@LocalServerPort
	private int port;

	private ConsoleClient console;

	@BeforeEach
	void connected() {
		this.console = new ConsoleClient(this.port);
		await(() -> assertThat(this.client.status().isConnected()).isTrue());
	}

	@Test
	void servesThePageWithAContentSecurityPolicy() {
		HttpResponse<String> page = this.console.get("");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Operator console", "console.js", "console.css");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'self'");
		assertThat(this.console.get("console.js").statusCode()).isEqualTo(200);
		assertThat(this.console.get("console.css").statusCode()).isEqualTo(200);
	}

	@Test
	void showsACallFromStartToEnd(CapturedOutput output) {
		try (ConsolePage page = this.console.openPage()) {
			await(() -> assertThat(page.messages()).isNotEmpty());
			assertThat(page.messages().get(0).name()).isEqualTo("snapshot");
			assertThat(page.messages().get(0).content().at("/pbx/state").asString()).isEqualTo("CONNECTED");
			assertThat(page.messages().get(0).content().at("/pbx/asteriskVersion").asString()).isNotEmpty();

			String channel = this.simulator.callFrom("PJSIP/100", "100", "Alice <b>Adams</b>", "101");
			await(() -> assertThat(page.all("calls")).anyMatch((call) -> isTalkingTo(call, "101")));
			JsonNode call = page.all("calls").filter((each) -> isTalkingTo(each, "101")).findFirst().orElseThrow();
			assertThat(call.at("/from/name").asString()).isEqualTo("Alice <b>Adams</b>");
			assertThat(call.at("/from/device").asString()).isEqualTo("PJSIP/100");
			String id = call.path("id").asString();
			assertThat(page.statesOf(id)).contains("RINGING");

			this.simulator.hangUp(channel);
			await(() -> assertThat(page.hasEnded(id)).isTrue());
			assertThat(page.eventNames()).contains("Newchannel", "DialBegin", "BridgeEnter", "Hangup");
			assertThat(output.getOut()).contains("Call " + id + ": " + channel + " started",
					"Call " + id + ": " + channel + " ended, cause 16 Normal Clearing");
		}
	}

	@Test
	void showsACurrentCallToANewPage() {
		String channel = this.simulator.callFrom("PJSIP/102", "102", "Carla Conti", "103");
		try (ConsolePage first = this.console.openPage()) {
			await(() -> assertThat(first.all("calls")).anyMatch((call) -> isTalkingTo(call, "103")));
			try (ConsolePage second = this.console.openPage()) {
				await(() -> assertThat(second.messages()).isNotEmpty());
				assertThat(second.messages().get(0).content().path("calls").valueStream())
					.anyMatch((call) -> isTalkingTo(call, "103"));
			}
		}
		this.simulator.hangUp(channel);
	}

	@Test
	void placesAndHangsUpACall() {
		try (ConsolePage page = this.console.openPage()) {
			HttpResponse<String> response = this.console.call("100", "600");
			assertThat(response.statusCode()).isEqualTo(202);
			String id = ConsoleClient.JSON.readTree(response.body()).path("id").asString();
			await(() -> assertThat(page.statesOf(id)).contains("ANSWERED"));
			await(() -> assertThat(page.all("outcomes")).anyMatch(
					(outcome) -> outcome.path("id").asString().equals(id) && outcome.path("answered").asBoolean()));

			assertThat(this.console.hangUp(id).statusCode()).isEqualTo(204);
			await(() -> assertThat(page.hasEnded(id)).isTrue());
			HttpResponse<String> again = this.console.hangUp(id);
			assertThat(again.statusCode()).isEqualTo(404);
			assertThat(again.body()).contains("The call has ended.");
		}
	}

	@Test
	void reportsAFailedCall() {
		try (ConsolePage page = this.console.openPage()) {
			HttpResponse<String> response = this.console.call("106", "600");
			String id = ConsoleClient.JSON.readTree(response.body()).path("id").asString();
			await(() -> assertThat(page.all("outcomes")).anyMatch(
					(outcome) -> outcome.path("id").asString().equals(id) && !outcome.path("answered").asBoolean()));
		}
	}

	@Test
	void reportsErrorMessageFromPbx() {
		this.simulator.onAction("Originate", (request, response) -> response.error("Extension does not exist."));
		try {
			HttpResponse<String> response = this.console.call("100", "999");
			assertThat(response.statusCode()).isEqualTo(422);
			assertThat(response.body()).contains("The PBX rejected the request: Extension does not exist.");
		}
		finally {
			this.simulator.resetActions();
		}
	}

	@Test
	void rejectsAnInvalidNumber() {
		HttpResponse<String> response = this.console.call("100", "200&PJSIP/300");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = ConsoleClient.JSON.readTree(response.body());
		assertThat(problem.path("field").asString()).isEqualTo("to");
		assertThat(problem.path("detail").asString()).startsWith("“To” may only contain letters");
		assertThat(this.console.post("application/json", "{}").statusCode()).isEqualTo(400);
	}

	@Test
	void rejectsRequestsFromOtherSites() {
		assertThat(this.console.call("100", "600", "Origin", "https://evil.example.com").statusCode()).isEqualTo(403);
		assertThat(this.console.call("100", "600", "Origin", "null").statusCode()).isEqualTo(403);
		assertThat(this.console.post("text/plain", "{\"from\":\"100\",\"to\":\"600\"}").statusCode()).isEqualTo(415);
		String own = "http://127.0.0.1:" + this.port;
		HttpResponse<String> response = this.console.call("100", "600", "Origin", own);
		assertThat(response.statusCode()).isEqualTo(202);
	}

	@Test
	void reportsPbxHealth() {
		JsonNode health = this.console.getJson("actuator/health");
		assertThat(health.at("/components/ami/status").asString()).isEqualTo("UP");
		assertThat(health.at("/components/ami/details/asteriskVersion").asString()).isNotEmpty();
	}

	@Test
	void showsThePbxInAReadOnlyEndpoint() {
		JsonNode server = this.console.getJson("actuator/ami").at("/servers/default");
		assertThat(server.path("state").asString()).isEqualTo("CONNECTED");
		assertThat(server.path("connectedSince").asString()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
		assertThat(server.at("/events/exclude/0").asString()).isEqualTo("VarSet");
		assertThat(server.at("/events/received/FullyBooted").asLong()).isPositive();
		assertThat(this.console.getJson("actuator/ami/default").path("amiVersion"))
			.isEqualTo(server.path("amiVersion"));
		assertThat(this.console.get("actuator/ami/north").statusCode()).isEqualTo(404);
		assertThat(this.console.postNothing("actuator/ami/default").statusCode()).isEqualTo(405);
	}

	@Test
	void countsEventsInPrometheus() {
		this.simulator.raise("Event", "UserEvent", "UserEvent", "Hello");
		await(() -> assertThat(this.console.get("actuator/prometheus").body()).contains("ami_events_received"));
		JsonNode received = this.console.getJson("actuator/metrics/ami.events.received");
		assertThat(received.at("/measurements/0/value").asDouble()).isPositive();
	}

	private static boolean isTalkingTo(JsonNode call, String number) {
		return call.path("state").asString().equals("TALKING") && call.at("/to/number").asString().equals(number);
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
