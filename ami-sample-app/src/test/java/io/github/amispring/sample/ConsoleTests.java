/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ViewState;
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

	@Autowired
	private LivePbx pbx;

	@LocalServerPort
	private int port;

	private ConsoleClient console;

	@BeforeEach
	void connected() {
		this.console = new ConsoleClient(this.port);
		await(() -> assertThat(this.pbx.state()).isEqualTo(ViewState.VALID));
		this.simulator.channels().forEach(this.simulator::hangUp);
		await(() -> assertThat(this.pbx.calls()).isEmpty());
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
			assertThat(output.getOut()).contains("Call " + id + ": started, caller " + channel + ", dialed number 101",
					"Call " + id + ": PJSIP/101-", "Call " + id + ": answered by PJSIP/101-",
					"Call " + id + ": ended, outcome ANSWERED, ended by");
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
	void showsTheQueueInWhichACallerWaits() {
		try (ConsolePage page = this.console.openPage()) {
			String channel = this.simulator.callFrom("PJSIP/trunk", "+12025550100", "Grace", "700");
			await(() -> assertThat(page.all("calls")).anyMatch((call) -> call.path("state").asString().equals("QUEUED")
					&& call.path("place").asString("").equals("support")));
			this.simulator.hangUp(channel);
			await(() -> assertThat(page.calls()).isEmpty());
		}
	}

	@Test
	void showsCallsAsOutdatedWhileNotConnected() {
		String kept = this.simulator.callFrom("PJSIP/100", "100", "Alice", "600");
		String ended = this.simulator.callFrom("PJSIP/102", "102", "Carla", "600");
		try (ConsolePage page = this.console.openPage()) {
			await(() -> assertThat(page.calls().values()).hasSize(2).allMatch(ConsoleTests::isAnsweredByPbx));
			Map<String, JsonNode> before = page.calls();
			this.client.stop(Duration.ofSeconds(5));
			await(() -> assertThat(page.view().path("state").asString("")).isEqualTo("STALE"));
			assertThat(Instant.parse(page.view().path("asOf").asString())).isBeforeOrEqualTo(Instant.now());
			assertThat(page.calls()).isEqualTo(before);
			this.simulator.hangUp(ended);

			this.client.start();
			await(() -> assertThat(page.view().path("state").asString("")).isEqualTo("VALID"));
			await(() -> assertThat(page.calls().values()).extracting((call) -> call.at("/from/number").asString(""))
				.containsExactly("100"));
			assertThat(before).containsKeys(page.calls().keySet().toArray(String[]::new));
			assertThat(page.view().path("asOf").isNull()).isTrue();
		}
		finally {
			this.client.start();
			this.simulator.hangUp(kept);
		}
	}

	@Test
	void pagesContainTheCallsOfTheLiveView() {
		List<String> channels = new ArrayList<>();
		try (ConsolePage first = this.console.openPage()) {
			call(channels, "100", "101", "600", "700");
			try (ConsolePage second = this.console.openPage()) {
				call(channels, "103", "104", "701", "999");
				this.simulator.hangUp(channels.remove(0));
				this.simulator.disconnectAll();
				call(channels, "105", "600");
				this.simulator.hangUp(channels.remove(1));
				await(() -> {
					assertThat(this.pbx.state()).isEqualTo(ViewState.VALID);
					assertThat(this.pbx.calls()).hasSizeGreaterThanOrEqualTo(3);
					Map<String, String> expected = this.pbx.calls()
						.stream()
						.collect(Collectors.toMap(LiveCall::id, (call) -> call.state().name()));
					assertThat(states(first)).isEqualTo(expected);
					assertThat(states(second)).isEqualTo(expected);
				});
			}
		}
		finally {
			channels.forEach(this.simulator::hangUp);
		}
	}

	private void call(List<String> channels, String... numbers) {
		for (String number : numbers) {
			channels.add(this.simulator.callFrom("PJSIP/trunk", "+12025550100", "Grace", number));
		}
	}

	private static Map<String, String> states(ConsolePage page) {
		return page.calls()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (call) -> call.getValue().path("state").asString()));
	}

	@Test
	void placesAndHangsUpACall() {
		try (ConsolePage page = this.console.openPage()) {
			HttpResponse<String> response = this.console.call("100", "600");
			assertThat(response.statusCode()).isEqualTo(202);
			String id = ConsoleClient.JSON.readTree(response.body()).path("id").asString();
			await(() -> assertThat(page.statesOf(id)).contains("PBX"));
			await(() -> assertThat(page.stepsOf(id)).containsExactly("FIRST_ANSWERED"));

			assertThat(this.console.hangUp(id).statusCode()).isEqualTo(204);
			await(() -> assertThat(page.hasEnded(id)).isTrue());
			await(() -> assertThat(page.outcomesOf(id)).containsExactly("ANSWERED_BY_PBX"));
			HttpResponse<String> again = this.console.hangUp(id);
			assertThat(again.statusCode()).isEqualTo(404);
			assertThat(again.body()).contains("The call has ended.");
		}
	}

	@Test
	void followsACallBetweenTwoPhones() {
		try (ConsolePage page = this.console.openPage()) {
			HttpResponse<String> response = this.console.call("100", "101");
			String id = ConsoleClient.JSON.readTree(response.body()).path("id").asString();
			await(() -> assertThat(page.statesOf(id)).contains("RINGING", "TALKING"));
			await(() -> assertThat(page.stepsOf(id)).containsExactly("FIRST_ANSWERED", "ANSWERED"));
			assertThat(this.console.hangUp(id).statusCode()).isEqualTo(204);
			await(() -> assertThat(page.outcomesOf(id)).containsExactly("ANSWERED"));
		}
	}

	@Test
	void reportsAFailedCall() {
		try (ConsolePage page = this.console.openPage()) {
			HttpResponse<String> response = this.console.call("106", "600");
			String id = ConsoleClient.JSON.readTree(response.body()).path("id").asString();
			await(() -> assertThat(page.stepsOf(id)).containsExactly("ENDED"));
			assertThat(page.outcomesOf(id)).doesNotContain("ANSWERED", "ANSWERED_BY_PBX");
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
		assertThat(server.at("/events/exclude/0").asString()).isEqualTo("RTCP*");
		assertThat(server.at("/events/received/FullyBooted").asLong()).isPositive();
		assertThat(this.console.getJson("actuator/ami/default").path("amiVersion"))
			.isEqualTo(server.path("amiVersion"));
		assertThat(this.console.get("actuator/ami/north").statusCode()).isEqualTo(404);
		assertThat(this.console.postNothing("actuator/ami/default").statusCode()).isEqualTo(405);
	}

	@Test
	void showsTheLiveViewInAReadOnlyEndpoint() {
		String channel = this.simulator.callFrom("PJSIP/102", "102", "Carla Conti", "103");
		await(() -> {
			JsonNode view = this.console.getJson("actuator/amilive/default");
			assertThat(view.path("state").asString()).isEqualTo("VALID");
			assertThat(view.at("/calls/total").asInt()).isEqualTo(1);
			assertThat(view.at("/calls/entries/0/state").asString()).isEqualTo("TALKING");
			assertThat(view.at("/calls/entries/0/answeredBy/device").asString()).isEqualTo("PJSIP/103");
			assertThat(view.at("/calls/entries/0/answeredAt").asString()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
			assertThat(view.at("/queues/entries")).anyMatch((queue) -> queue.path("name").asString().equals("support"));
			assertThat(view.at("/statistics/errors").asInt()).isZero();
		});
		JsonNode summary = this.console.getJson("actuator/amilive").at("/servers/default");
		assertThat(summary.path("state").asString()).isEqualTo("VALID");
		assertThat(this.console.get("actuator/amilive/north").statusCode()).isEqualTo(404);
		assertThat(this.console.postNothing("actuator/amilive/default").statusCode()).isEqualTo(405);
		this.simulator.hangUp(channel);
	}

	@Test
	void countsEventsInPrometheus() {
		this.simulator.raise("Event", "UserEvent", "UserEvent", "Hello");
		await(() -> assertThat(this.console.get("actuator/prometheus").body()).contains("ami_events_received"));
		JsonNode received = this.console.getJson("actuator/metrics/ami.events.received");
		assertThat(received.at("/measurements/0/value").asDouble()).isPositive();
	}

	private static boolean isTalkingTo(JsonNode call, String number) {
		return call.path("state").asString().equals("TALKING") && call.at("/to/0/number").asString("").equals(number);
	}

	private static boolean isAnsweredByPbx(JsonNode call) {
		return call.path("state").asString().equals("PBX");
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
