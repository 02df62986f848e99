/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.sample.pbx.ConsolePbxs;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the stream of the application with its two simulated PBXs.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.calls-per-minute=0", "console.groups.Front=100,101" })
@Import(OpenStream.class)
class ConsoleStreamTests {

	@Autowired
	@Qualifier("berlin")
	private AmiSimulator berlin;

	@Autowired
	@Qualifier("hamburg")
	private AmiSimulator hamburg;

	@Autowired
	private ConsolePbxs pbxs;

	@LocalServerPort
	private int port;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeEach
	void withoutCalls() {
		await(() -> assertThat(this.pbxs.all()).extracting((pbx) -> pbx.live().state()).containsOnly(ViewState.VALID));
		for (AmiSimulator simulator : List.of(this.berlin, this.hamburg)) {
			simulator.channels().forEach(simulator::hangUp);
		}
		await(() -> assertThat(this.pbxs.all()).allMatch((pbx) -> pbx.live().calls().isEmpty()));
	}

	@Test
	void beginsWithASnapshotOfBothPbxs() {
		try (StreamPage page = open(null)) {
			JsonNode snapshot = page.messages().get(0).content();
			assertThat(page.messages().get(0).name()).isEqualTo("snapshot");
			assertThat(page.messages().get(0).id()).matches("[0-9a-z]+-\\d+");
			assertThat(snapshot.path("servers")).hasSize(2);
			JsonNode server = page.server("hamburg");
			assertThat(server.path("simulated").asBoolean()).isTrue();
			assertThat(server.path("state").asString()).isEqualTo("CONNECTED");
			assertThat(server.path("asteriskVersion").asString()).isNotEmpty();
			assertThat(server.path("view").asString()).isEqualTo("VALID");
			assertThat(server.path("asOf").asString("")).isEmpty();
			for (String field : List.of("calls", "queues", "extensions", "conferences", "parked", "events", "rates")) {
				assertThat(snapshot.path(field).isArray()).as(field).isTrue();
			}
			assertThat(snapshot.at("/chart/step").asInt()).isEqualTo(10);
			assertThat(snapshot.at("/chart/series").propertyNames()).containsExactly("berlin", "hamburg");
			JsonNode extension = page.shown().get("extensions").get("berlin|100@default");
			assertThat(extension.path("name").asString("")).isEqualTo("Alice Adams");
			assertThat(extension.path("group").asString("")).isEqualTo("Front");
			assertThat(extension.path("state").asString()).isEqualTo("IDLE");
			assertThat(page.shown("extensions", "hamburg")).hasSize(20);
		}
	}

	@Test
	void showsACallFromStartToEnd() {
		try (StreamPage page = open(null)) {
			String channel = this.berlin.callFrom("PJSIP/100", "100", "Alice <b>Adams</b>", "101");
			await(() -> assertThat(page.shown("calls", "berlin")).singleElement()
				.returns("TALKING", (call) -> call.path("state").asString())
				.returns("Alice <b>Adams</b>", (call) -> call.at("/from/name").asString())
				.returns("101", (call) -> call.at("/to/0/number").asString(""))
				.returns("INTERNAL", (call) -> call.path("direction").asString("")));
			String key = page.shown("calls", "berlin").findFirst().orElseThrow().path("key").asString();
			assertThat(page.all("calls").map((call) -> call.path("state").asString())).contains("RINGING");
			await(() -> assertThat(page.shown().get("extensions").values())
				.filteredOn((extension) -> extension.path("key").asString().equals("berlin|101@default"))
				.singleElement()
				.returns("IN_USE", (extension) -> extension.path("state").asString())
				.returns(key, (extension) -> extension.at("/callKeys/0").asString("")));
			this.berlin.hangUp(channel);
			await(() -> assertThat(page.shown("calls", "berlin")).isEmpty());
			assertThat(page.all("goneCalls")).singleElement()
				.returns(key, (gone) -> gone.path("key").asString())
				.returns("ANSWERED", (gone) -> gone.path("outcome").asString(""));
			await(() -> assertThat(page.all("events").map((event) -> event.path("name").asString()))
				.contains("Newchannel", "DialBegin", "BridgeEnter", "Hangup"));
			assertThat(page.all("events").map((event) -> event.path("server").asString())).contains("berlin");
		}
	}

	@Test
	void showsAConferenceAndAQueueAndAParkedCall() {
		try (StreamPage page = open(null)) {
			this.hamburg.phone("PJSIP/110").call("800");
			this.hamburg.callFrom("PJSIP/trunk", "+4940555", "Grace", "700");
			this.hamburg.callFrom("PJSIP/trunk", "+4940556", "Henry", "111");
			await(() -> assertThat(page.shown("conferences", "hamburg")).singleElement()
				.returns("PJSIP/110", (conference) -> conference.at("/members/0/device").asString("")));
			await(() -> assertThat(page.all("queues"))
				.anyMatch((queue) -> queue.path("key").asString().equals("hamburg|support")
						&& queue.at("/callers/0/number").asString("").equals("+4940555")));
			await(() -> assertThat(page.all("queues").flatMap((queue) -> queue.path("members").valueStream()))
				.anyMatch((member) -> member.path("status").asString().equals("IN_CALL")));
			await(() -> assertThat(page.shown("calls", "hamburg"))
				.anyMatch((call) -> call.path("state").asString().equals("TALKING")
						&& call.path("dialed").asString("").equals("111")));
			this.hamburg.phone("PJSIP/111").press("#72");
			await(() -> assertThat(page.shown("parked", "hamburg")).singleElement()
				.returns("+4940556", (parked) -> parked.at("/party/number").asString(""))
				.returns("PJSIP/111", (parked) -> parked.path("by").asString("")));
			this.hamburg.channels().forEach(this.hamburg::hangUp);
			await(() -> assertThat(page.shown()).allSatisfy((kind, shown) -> assertThat(shown.values())
				.allMatch((each) -> kind.equals("extensions") || kind.equals("queues"))));
		}
	}

	@Test
	void aPageThatReconnectsReceivesExactlyWhatItHasMissed() {
		Map<String, Map<String, JsonNode>> before;
		String lastId;
		this.berlin.callFrom("PJSIP/100", "100", "Alice", "600");
		try (StreamPage page = open(null)) {
			await(() -> assertThat(page.shown("calls", "berlin")).hasSize(1));
			lastId = page.lastId();
			before = page.shown();
		}
		this.hamburg.callFrom("PJSIP/102", "102", "Olga", "600");
		this.berlin.channels().forEach(this.berlin::hangUp);
		await(() -> assertThat(pbx("hamburg").calls()).hasSize(1));
		await(() -> assertThat(pbx("berlin").calls()).isEmpty());
		try (StreamPage fresh = open(null); StreamPage reconnected = open(lastId)) {
			await(() -> {
				assertThat(fresh.shown("calls", "hamburg")).hasSize(1);
				assertThat(reconnected.shown(before)).isEqualTo(fresh.shown());
			});
			assertThat(reconnected.messages()).extracting(StreamPage.Message::name).containsOnly("update");
			long first = number(lastId) + 1;
			for (int i = 0; i < reconnected.messages().size(); i++) {
				assertThat(number(reconnected.messages().get(i).id())).isEqualTo(first + i);
			}
		}
	}

	@Test
	void aScriptThatReconnectsReceivesWhatItHasMissed() {
		String lastId;
		try (StreamPage page = open(null)) {
			lastId = page.lastId();
		}
		this.berlin.raise("Event", "UserEvent", "UserEvent", "Missed");
		try (StreamPage reconnected = StreamPage.after(this.http, this.port, lastId, null)) {
			await(() -> assertThat(reconnected.all("events").map((event) -> event.path("summary").asString()))
				.contains("Missed"));
			assertThat(reconnected.messages()).extracting(StreamPage.Message::name).containsOnly("update");
			assertThat(number(reconnected.messages().get(0).id())).isEqualTo(number(lastId) + 1);
		}
	}

	@Test
	void theHeaderOfTheBrowserIsNewerThanTheParameterOfTheScript() {
		try (StreamPage page = StreamPage.after(this.http, this.port, "other-1", null)) {
			await(() -> assertThat(page.isOpen()).isTrue());
			assertThat(page.messages().get(0).name()).isEqualTo("snapshot");
			try (StreamPage reconnected = StreamPage.after(this.http, this.port, "other-1", page.lastId())) {
				await(() -> assertThat(reconnected.isOpen()).isTrue());
				assertThat(reconnected.messages().get(0).name()).isEqualTo("update");
			}
		}
	}

	private static long number(String id) {
		return Long.parseLong(id.substring(id.indexOf('-') + 1));
	}

	@Test
	void aPageOfAnotherRunReceivesASnapshot() {
		try (StreamPage page = open("other-1")) {
			assertThat(page.messages().get(0).name()).isEqualTo("snapshot");
		}
	}

	@Test
	void aLostPbxKeepsItsCallsAndDoesNotAffectOthers() {
		this.berlin.callFrom("PJSIP/100", "100", "Alice", "600");
		try (StreamPage page = open(null)) {
			await(() -> assertThat(page.shown("calls", "berlin")).hasSize(1));
			Instant lostAfter = Instant.now();
			this.berlin.stop();
			await(() -> assertThat(page.server("berlin").path("view").asString()).isEqualTo("STALE"));
			assertThat(Instant.parse(page.server("berlin").path("asOf").asString()))
				.isBetween(lostAfter.minusSeconds(1), Instant.now());
			await(() -> assertThat(page.server("berlin").path("problem").asString("")).isNotEmpty());
			assertThat(page.shown("calls", "berlin")).hasSize(1);
			this.hamburg.callFrom("PJSIP/102", "102", "Olga", "600");
			await(() -> assertThat(page.shown("calls", "hamburg")).hasSize(1));
			assertThat(page.server("hamburg").path("view").asString()).isEqualTo("VALID");

			this.berlin.start();
			await(() -> assertThat(page.server("berlin").path("view").asString()).isEqualTo("VALID"));
			assertThat(page.server("berlin").path("asOf").asString("")).isEmpty();
			await(() -> assertThat(page.shown("calls", "berlin")).isEmpty());
			assertThat(page.shown("calls", "hamburg")).hasSize(1);
		}
		finally {
			this.berlin.start();
		}
	}

	@Test
	void aPageThatDoesNotReadDelaysNoOther() throws IOException {
		try (Socket idle = new Socket(); StreamPage page = open(null)) {
			// the server notices early that this page does not read
			idle.setReceiveBufferSize(4096);
			idle.connect(new InetSocketAddress("127.0.0.1", this.port));
			idle.getOutputStream()
				.write("GET /api/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			String text = "x".repeat(250);
			for (int i = 0; i < 60; i++) {
				for (int j = 0; j < 100; j++) {
					this.berlin.raise("Event", "UserEvent", "UserEvent", text, "A", text, "B", text);
				}
				int expected = i;
				this.berlin.raise("Event", "UserEvent", "UserEvent", "round " + i);
				await(() -> assertThat(page.all("events").map((event) -> event.path("summary").asString()))
					.contains("round " + expected));
			}
			String channel = this.hamburg.callFrom("PJSIP/102", "102", "Olga", "600");
			await(() -> assertThat(page.shown("calls", "hamburg")).hasSize(1));
			this.hamburg.hangUp(channel);
			await(() -> assertThat(page.shown("calls", "hamburg")).isEmpty());
		}
	}

	@Test
	@Timeout(30)
	void aRequestForTheHeadersOpensNoStream() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("HEAD /api/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
						+ "GET /api/me HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String responses = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(responses).contains("text/event-stream", "\"csrf\"");
		}
	}

	@Test
	void sendsTheTimeIfNothingChanges() {
		try (StreamPage page = open(null)) {
			await(() -> assertThat(page.messages()).anyMatch((message) -> message.content().size() == 1));
			Duration longest = Duration.ZERO;
			for (int i = 1; i < page.messages().size(); i++) {
				Duration silence = Duration.between(time(page.messages().get(i - 1)), time(page.messages().get(i)));
				longest = (silence.compareTo(longest) > 0) ? silence : longest;
			}
			assertThat(longest).isLessThan(Duration.ofSeconds(5));
		}
	}

	private static Instant time(StreamPage.Message message) {
		return Instant.parse(message.content().path("now").asString());
	}

	@Test
	void containsNoSecrets() {
		try (StreamPage page = open(null)) {
			this.berlin.raise("Event", "ChallengeResponseFailed", "AccountID", "app", "Response", "hidden-1",
					"ExpectedResponse", "hidden-2");
			this.berlin.raise("Event", "Surprise", "Secret", "hidden-3", "A", "1");
			await(() -> assertThat(page.all("events").map((event) -> event.path("name").asString()))
				.contains("ChallengeResponseFailed", "Surprise"));
			assertThat(page.messages().toString()).contains("AccountID").doesNotContain("hidden");
		}
	}

	private StreamPage open(@Nullable String lastEventId) {
		StreamPage page = new StreamPage(this.http, this.port, lastEventId);
		await(() -> assertThat(page.isOpen()).isTrue());
		return page;
	}

	private LivePbx pbx(String name) {
		return this.pbxs.find(name).orElseThrow().live();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
