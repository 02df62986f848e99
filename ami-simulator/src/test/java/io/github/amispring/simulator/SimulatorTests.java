/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.SSLContext;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.simulator.clock.ManualClock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SimulatorTests {

	private static final Duration LONG = Duration.ofSeconds(10);

	@Test
	void raisesEventsUnchanged() {
		try (AmiSimulator simulator = AmiSimulator.builder().build().start();
				RawClient client = RawClient.login(simulator, "call")) {
			simulator.raise("Event", "VarSet", "Variable", "X");
			simulator.raise(AmiMessage.of("Event", "Hangup", "Cause", "16"));
			assertThat(client.next()).containsExactly("Event: Hangup", "Cause: 16");
			simulator.raise("Event", "UnknownEvent");
			assertThat(client.next()).containsExactly("Event: UnknownEvent");
			simulator.sendRaw("half a li".getBytes(StandardCharsets.UTF_8));
			simulator.sendRaw("ne\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			assertThat(client.next()).containsExactly("half a line");
		}
	}

	@Test
	void addsTimestampsToEvents() {
		ManualClock clock = new ManualClock(Instant.parse("2026-01-05T08:00:00.25Z"));
		try (AmiSimulator simulator = AmiSimulator.builder().clock(clock).timestampEvents().build().start();
				RawClient client = RawClient.login(simulator, "user")) {
			clock.advance(Duration.ofSeconds(30));
			client.send("Action: UserEvent", "UserEvent: coffee");
			assertThat(client.next()).contains("Response: Success");
			assertThat(client.next()).startsWith("Event: UserEvent", "Privilege: user,all",
					"Timestamp: 1767600030.250000", "UserEvent: coffee");
			simulator.raise("Event", "UserEvent", "UserEvent", "tea");
			assertThat(client.next()).containsExactly("Event: UserEvent", "UserEvent: tea");
		}
	}

	@Test
	void replacesResponses() {
		try (AmiSimulator simulator = AmiSimulator.builder().build().start();
				RawClient client = RawClient.login(simulator, "off")) {
			simulator.onAction("originate", (request, response) -> response.error("Denied for " + request.account()));
			simulator.onAction("Made-Up", (request, response) -> response.response("Success", "A", request.get("B")));
			simulator.onAction("Silent", (request, response) -> {
			});
			assertThat(client.ask("Action: Originate", "ActionID: 1")).containsExactly("Response: Error", "ActionID: 1",
					"Message: Denied for admin");
			client.send("Action: Silent");
			assertThat(client.ask("Action: made-up", "B: b")).containsExactly("Response: Success", "A: b");
			simulator.resetActions();
			assertThat(client.ask("Action: Originate")).contains("Message: Channel not specified");
		}
	}

	@Test
	void recordsReceivedActions() {
		try (AmiSimulator simulator = AmiSimulator.builder().build().start();
				RawClient client = RawClient.login(simulator, "off")) {
			client.send("Action: Ping", "ActionID: 1");
			client.send("Action: Ping", "ActionID: 2");
			assertThat(simulator.awaitAction("ping", LONG).get("ActionID")).isEqualTo("1");
			assertThat(simulator.awaitAction("Ping", LONG).get("ActionID")).isEqualTo("2");
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> simulator.awaitAction("Ping", Duration.ZERO))
				.withMessageContaining("Action \"Ping\" did not arrive within 0 ms")
				.satisfies((error) -> assertThat(error.getMessage()).doesNotContain("Secret: secret"));
			assertThat(simulator.receivedActions()).hasSize(3);
			simulator.clearReceivedActions();
			assertThat(simulator.receivedActions()).isEmpty();
		}
	}

	@Test
	void restartsOnTheSamePort() {
		try (AmiSimulator simulator = AmiSimulator.builder().build()) {
			assertThatIllegalStateException().isThrownBy(simulator::port);
			simulator.start();
			int port = simulator.port();
			try (RawClient client = RawClient.login(simulator, "off")) {
				simulator.call("1", "One", "100");
				simulator.stop();
				assertThat(client.isClosed()).isTrue();
			}
			assertThat(simulator.isRunning()).isFalse();
			assertThat(simulator.sessions()).isEmpty();
			simulator.start();
			assertThat(simulator.port()).isEqualTo(port);
			assertThat(simulator.channels()).isEmpty();
			try (RawClient client = RawClient.login(simulator, "off")) {
				assertThat(client.ask("Action: Ping")).contains("Ping: Pong");
				simulator.disconnectAll();
				assertThat(client.isClosed()).isTrue();
			}
		}
	}

	@Test
	void closesTheSessionOfAClientThatDoesNotRead() {
		try (AmiSimulator simulator = AmiSimulator.builder().eventCapacity(1000).build().start();
				RawClient slow = RawClient.login(simulator, "user")) {
			AmiMessage event = AmiMessage.of("Event", "UserEvent", "UserEvent", "x".repeat(10_000));
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
				for (int i = 0; i < 100; i++) {
					simulator.raise(event);
				}
				return simulator.sessions().isEmpty();
			});
			assertThat(slow.next("never")).isEmpty();
		}
	}

	@Test
	void closesTheSessionOfAClientThatDoesNotLogIn() {
		ManualClock clock = new ManualClock();
		try (AmiSimulator simulator = AmiSimulator.builder().clock(clock).build().start();
				RawClient guest = new RawClient(simulator.port());
				RawClient client = RawClient.login(simulator, "off")) {
			clock.advance(Duration.ofSeconds(29));
			assertThat(guest.ask("Action: Ping")).contains("Message: Permission denied");
			clock.advance(Duration.ofSeconds(1));
			assertThat(guest.isClosed()).isTrue();
			assertThat(client.ask("Action: Ping")).contains("Ping: Pong");
		}
	}

	@Test
	void delaysResponseToFailedLoginByClock() {
		ManualClock clock = new ManualClock();
		try (AmiSimulator simulator = AmiSimulator.builder().clock(clock).build().start();
				RawClient client = new RawClient(simulator.port())) {
			int before = clock.scheduled();
			client.send("Action: Login", "Username: admin", "Secret: wrong");
			Awaitility.await().until(() -> clock.scheduled() > before);
			clock.advance(Duration.ofSeconds(1));
			assertThat(client.next()).contains("Message: Authentication failed");
			assertThat(client.isClosed()).isTrue();
		}
	}

	@Test
	void runsTrafficInRealTime() {
		try (AmiSimulator simulator = AmiSimulator.builder().traffic(6000).build().start();
				RawClient client = RawClient.login(simulator, "call")) {
			assertThat(client.next("Event: Newchannel")).contains("Event: Newchannel");
			assertThat(client.next("Event: DialBegin")).contains("Event: DialBegin");
		}
	}

	@Test
	void sendsTheSameStreamForTheSameSeed() {
		assertThat(stream()).isEqualTo(stream());
	}

	private static List<List<String>> stream() {
		ManualClock clock = new ManualClock();
		try (AmiSimulator simulator = AmiSimulator.builder().clock(clock).seed(5).traffic(30).build().start();
				RawClient client = RawClient.login(simulator, "on")) {
			clock.advance(Duration.ofMinutes(3));
			simulator.raise("Event", "UserEvent", "UserEvent", "End");
			List<List<String>> events = client.until("Event: UserEvent");
			assertThat(events).hasSizeGreaterThan(200);
			return events;
		}
	}

	@Test
	void supportsTls(@TempDir Path directory) throws Exception {
		SSLContext context = Certificates.context(directory);
		try (AmiSimulator simulator = AmiSimulator.builder().withoutPlainPort().tls(context, 0).build().start()) {
			assertThatIllegalStateException().isThrownBy(simulator::port);
			Socket socket = context.getSocketFactory()
				.createSocket(InetAddress.getLoopbackAddress(), simulator.tlsPort());
			try (RawClient client = new RawClient(socket)) {
				assertThat(client.ask("Action: Login", "Username: admin", "Secret: secret", "Events: off"))
					.contains("Message: Authentication accepted");
			}
		}
	}

}
