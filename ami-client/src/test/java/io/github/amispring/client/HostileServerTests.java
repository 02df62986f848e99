/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import io.github.amispring.action.CommandAction;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.internal.action.PendingActionsTests;
import io.github.amispring.client.internal.event.EventBufferTests;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiLimitException;
import io.github.amispring.exception.AmiUnansweredException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.CommandResponse;
import io.github.amispring.message.EventList;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a faulty or malicious server cannot harm the client: memory stays bounded,
 * errors name the limit, and the client reconnects. Related tests: banners in
 * {@link ConnectFailuresTests}, forged and repeated responses in
 * {@link CorrelationTests}, forged entries and completions of lists in
 * {@link EventListTests}, certificates in {@link TlsTests}, truncated messages in
 * {@link ReconnectTests}, and single limits in {@link PendingActionsTests},
 * {@link EventBufferTests} and {@code MessageReaderTests}.
 */
class HostileServerTests extends AbstractClientTests {

	private static final CustomAction FLOOD = CustomAction.named("Flood");

	private static final LimitSettings LIMITS = LimitSettings.builder()
		.maxMessageSize(1_000_000)
		.maxMessageLines(10_000)
		.maxListEntries(100)
		.maxListSize(1_000_000)
		.maxPendingActions(3)
		.maxBufferSize(100_000)
		.build();

	static Stream<Arguments> unboundedMessages() {
		return Stream.of(Arguments.of("Event: X\r\nA: ", "x", "1000000 bytes (limits.maxMessageSize)"),
				Arguments.of("", "x", "1000000 bytes (limits.maxMessageSize)"),
				Arguments.of("", "\u0000", "1000000 bytes (limits.maxMessageSize)"),
				Arguments.of("Event: X\r\n", "A: b\r\n", "10000 lines (limits.maxMessageLines)"),
				Arguments.of("Response: Success\r\n", "text\n", "1000000 bytes (limits.maxMessageSize)"),
				Arguments.of("", "text\n", "10000 lines (limits.maxMessageLines)"));
	}

	@ParameterizedTest
	@MethodSource("unboundedMessages")
	void unboundedMessageClosesConnection(String begin, String rest, String limit) {
		this.server.on("Flood", (session, request) -> flood(session, begin, rest));
		AmiClient client = client((settings) -> settings.limits(LIMITS));
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(failure(client.send(FLOOD))).isInstanceOf(AmiDisconnectedException.class)
			.hasMessageContaining(limit);
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains(limit);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
	}

	@ParameterizedTest
	@MethodSource("unboundedMessages")
	void unboundedMessageFailsLogin(String begin, String rest, String limit) {
		this.server.on("Challenge", (session, request) -> flood(session, begin, rest));
		AmiClient client = client((settings) -> settings.limits(LIMITS));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining(client.name())
			.hasMessageContaining(limit);
		this.server.on("Challenge",
				(session, request) -> session.respond(request, "Challenge: " + FakeServer.CHALLENGE));
		Awaitility.await().until(() -> client.status().isConnected());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "\n", "x\n\n", "Event: FullyBooted\r\n\r\n", "Event: X\r\n\r\n",
			"Response: Success\r\nActionID: 1\r\n\r\n" })
	void endlessMessagesDoNotProlongLogin(String text) {
		this.server.on("Login", (session, request) -> flood(session, "", text));
		AmiClient client = client((settings) -> settings.connectTimeout(Duration.ofMillis(300)));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("no response within 300 ms");
	}

	/**
	 * Empty TLS records have the same effect as a server that sends single bytes: each
	 * read ends before the timeout, but the handshake makes no progress.
	 */
	@Test
	void endlessRecordsDoNotProlongTlsHandshake() {
		byte[] emptyHandshakeRecord = { 22, 3, 3, 0, 0 };
		this.server.onConnect((session) -> session.sendRepeatedly(emptyHandshakeRecord));
		AmiClient client = client(
				(settings) -> settings.tls(TlsSettings.systemDefault()).connectTimeout(Duration.ofMillis(300)));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			// JDK 25 may also reject empty records immediately
			.hasMessageMatching("(?s).*(no response within 300 ms|must not be zero length).*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\r\n", "x\n\n", "Event: X\r\n\r\n", "Response: Success\r\nActionID: 1\r\n\r\n" })
	void disconnectsFromServerThatIgnoresPings(String text) {
		this.server.on("Flood", (session, request) -> flood(session, "", text));
		AmiClient client = client((settings) -> settings.limits(LIMITS)
			.responseTimeout(Duration.ofMillis(300))
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(Duration.ofMillis(200))));
		CompletableFuture<AmiDisconnectedEvent> disconnected = new CompletableFuture<>();
		client.onConnectionEvent((event) -> {
			if (event instanceof AmiDisconnectedEvent loss) {
				disconnected.complete(loss);
			}
		});
		get(client.start());
		// The ping is sent when the timeout of the action expires.
		assertThat(failure(client.send(FLOOD))).isInstanceOf(AmiUnansweredException.class);
		assertThat(get(disconnected).reason()).contains("Ping");
		Awaitility.await().until(() -> client.statistics().reconnects() >= 1);
	}

	@Test
	void unboundedListFailsAndKeepsConnection() {
		this.server.on("List", (session, request) -> {
			session.respond(request, "EventList: start");
			entries(session, request, 150);
		});
		this.server.on("End", (session, request) -> {
			Request list = this.server.received("List").get(0);
			entries(session, list, 150);
			session.event("Last");
			session.respond(request);
		});
		AmiClient client = client((settings) -> settings.limits(LIMITS));
		Recorder recorder = new Recorder(client);
		get(client.start());
		CompletableFuture<EventList<AmiEvent>> list = client.send(CustomAction.named("List"));
		assertThat(failure(list))
			.isInstanceOfSatisfying(AmiLimitException.class, (ex) -> assertThat(ex.mayHaveRun()).isTrue())
			.hasMessageContaining(client.name())
			.hasMessageContaining("List")
			.hasMessageContaining("100 entries (limits.maxListEntries)");
		client.execute(CustomAction.named("End"));
		recorder.await("Last");
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "Last");
		assertThat(client.statistics().pendingActions()).isZero();
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void limitsPendingActions() {
		this.server.ignore("Slow");
		AmiClient client = client((settings) -> settings.limits(LIMITS)
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(TEST_TIMEOUT)));
		get(client.start());
		CustomAction slow = CustomAction.named("Slow");
		List<CompletableFuture<EventList<AmiEvent>>> waiting = Stream.generate(() -> client.send(slow))
			.limit(3)
			.toList();
		assertThatExceptionOfType(AmiLimitException.class).isThrownBy(() -> client.execute(slow))
			.withMessageContaining(client.name())
			.withMessageContaining("limits.maxPendingActions")
			.withMessageContaining("not sent")
			.satisfies((ex) -> assertThat(ex.mayHaveRun()).isFalse());
		assertThat(failure(client.send(slow))).isInstanceOf(AmiLimitException.class);
		// the limit does not apply to the client's own actions
		int pings = this.server.received("Ping").size();
		Awaitility.await().until(() -> this.server.received("Ping").size() > pings + 2);
		assertThat(this.server.received("Slow")).hasSize(3);
		assertThat(waiting).noneMatch(CompletableFuture::isDone);
		client.stop(Duration.ofMillis(50));
		assertThat(this.server.received("Logoff")).hasSize(1);
	}

	@Test
	void responseMakesRoomForAnotherAction() {
		this.server.ignore("Slow");
		AmiClient client = connected((settings) -> settings.limits(LIMITS));
		CustomAction slow = CustomAction.named("Slow");
		List<CompletableFuture<EventList<AmiEvent>>> waiting = Stream.generate(() -> client.send(slow))
			.limit(3)
			.toList();
		Session session = this.server.awaitSession();
		session.respond(session.awaitAction("Slow"));
		get(waiting.get(0));
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		waiting.get(1).cancel(false);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
	}

	@Test
	void doesNotPublishEventsBeforeLogin() {
		this.server.onConnect((session) -> session
			.send("Asterisk Call Manager/11.0.0\r\n" + FakeServer.FULLY_BOOTED + "Event: Early\r\n\r\n"));
		this.server.on("Login", (session, request) -> {
			session.event("Early", "Response: Success", "ActionID: " + request.actionId());
			session.respond(request, "Message: Authentication accepted");
			session.event("Early");
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.awaitSession().event("Late");
		recorder.await("Late");
		assertThat(recorder.names()).doesNotContain("Early").startsWith("AmiConnectedEvent");
	}

	@Test
	void toleratesInvalidText() {
		byte[] invalid = { 'a', 0, (byte) 0xFF, (byte) 0xC3, 0x28, (byte) 0xED, (byte) 0xA0, (byte) 0x80, 1, 0x7F, '\r',
				'b' };
		this.server.on("Odd", (session, request) -> {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			for (String line : List.of("Event: UserEvent\r\nValue: ", "\r\n", ": Value\r\n\r\n", ": X\r\n\r\n",
					"\r\n\r\nResponse: Success\r\nActionID: " + request.actionId() + "\r\nValue: ", "\r\n\r\n")) {
				bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
				bytes.writeBytes(invalid);
			}
			bytes.writeBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			session.send(bytes.toByteArray());
		});
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		AmiMessage response = client.execute(CustomAction.named("Odd")).message();
		assertThat(response.valueBytes(response.indexOf("Value"))).isEqualTo(invalid);
		recorder.await("UserEvent");
		AmiMessage event = recorder.events().get(recorder.events().size() - 1).message();
		assertThat(event.valueBytes(1)).isEqualTo(invalid);
		assertThat(event.get("Value")).startsWith("a\u0000\uFFFD");
		assertThat(event.size()).isEqualTo(3);
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
	}

	/**
	 * A party that controls a channel variable must not be able to forge or hide
	 * messages. Only the value of the variable is affected.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "11.0.0", "2.10.6", "1.1" })
	void valueThatLooksLikeCommandOutputDoesNotHideMessages(String amiVersion) {
		this.server.onConnect((session) -> session.send("Asterisk Call Manager/" + amiVersion + "\r\n"));
		this.server.on("Getvar", (session, request) -> session.respond(request,
				"Value: x\r\n\r\nResponse: Follows\r\nPrivilege: Command\r\nActionID: 1"));
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(client.execute(CustomAction.named("Getvar")).message().get("Value")).isEqualTo("x");
		this.server.awaitSession().event("Traffic");
		assertThat(client.execute(PING, TEST_TIMEOUT).message().get("Ping")).isEqualTo("Pong");
		recorder.await("Traffic");
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void unterminatedCommandOutputAffectsOnlyItsResponse() {
		this.server.onConnect((session) -> session.send("Asterisk Call Manager/2.10.6\r\n"));
		this.server.on("Command",
				(session, request) -> session.send("Response: Follows\r\nPrivilege: Command\r\nActionID: "
						+ request.actionId() + "\r\nsales has 0 calls\n   No Members\n\r\n"));
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		CompletableFuture<CommandResponse> command = client.send(CommandAction.of("queue show"));
		Session session = this.server.awaitSession();
		session.awaitAction("Command");
		session.event("Traffic");
		assertThat(client.execute(PING, TEST_TIMEOUT).message().get("Ping")).isEqualTo("Pong");
		recorder.await("Traffic");
		assertThat(get(command).output()).containsExactly("sales has 0 calls", "   No Members");
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void countsUnrecognizedMessagesAndLogsThemOnce() {
		LogCapture log = new LogCapture();
		AmiClient client = client();
		try (log) {
			get(client.start());
			this.server.awaitSession().send("Strange: hunter2\r\nEvent: X\r\n\r\nhunter2\r\n\r\n");
			client.execute(PING);
			assertThat(client.statistics().unrecognizedMessages()).isEqualTo(2);
			client.reconnect();
			Session next = this.server.awaitSession();
			Awaitility.await().until(() -> client.statistics().reconnects() == 1 && client.status().isConnected());
			next.send("hunter2\r\nA: b\r\n\r\n");
			client.execute(PING);
			assertThat(client.statistics().unrecognizedMessages()).isEqualTo(3);
		}
		String message = "neither an event nor a response";
		assertThat(log.messages(Level.WARN)).filteredOn((line) -> line.contains(message))
			.satisfiesExactly(
					(line) -> assertThat(line).contains(client.name(), "begins with the header \"Strange\" and has"),
					(line) -> assertThat(line).contains(client.name(), "begins with text and has"));
		assertThat(log.messages(Level.DEBUG)).filteredOn((line) -> line.contains(message))
			.hasSize(3)
			.noneMatch((line) -> line.contains("hunter2"));
	}

	@Test
	void countsUnrecognizedMessagesDuringLogin() {
		this.server.on("Challenge", (session, request) -> {
			session.send("Strange: 1\r\n\r\n");
			session.respond(request, "Challenge: " + FakeServer.CHALLENGE);
		});
		assertThat(connected().statistics().unrecognizedMessages()).isOne();
	}

	/**
	 * The value of a variable contains complete responses. Any caller may have set this
	 * value.
	 */
	@Test
	void forgedResponseDoesNotReachOtherActions() {
		this.server.ignore("Other");
		this.server.on("Getvar", (session, request) -> {
			StringBuilder value = new StringBuilder("Value: x");
			IntStream.rangeClosed(0, 100)
				.forEach((i) -> value.append("\r\n\r\nResponse: Success\r\nActionID: ")
					.append(i)
					.append("\r\nForged: 1"));
			session.respond(request, value.toString());
		});
		AmiClient client = connected();
		CompletableFuture<EventList<AmiEvent>> other = client.send(CustomAction.named("Other"));
		assertThat(client.execute(CustomAction.named("Getvar")).message().get("Value")).isEqualTo("x");
		client.execute(PING);
		assertThat(other).isNotDone();
		Session session = this.server.awaitSession();
		session.respond(session.awaitAction("Other"), "Right: 1");
		assertThat(get(other).message().get("Right")).isEqualTo("1");
	}

	private static void flood(Session session, String begin, String rest) {
		session.send(begin);
		session.sendRepeatedly(rest.repeat(4096).getBytes(StandardCharsets.UTF_8));
	}

	private static void entries(Session session, Request request, int count) {
		session.send(("Event: Entry\r\nActionID: " + request.actionId() + "\r\n\r\n").repeat(count));
	}

}
