/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests reconnecting and its delays.
 */
class ReconnectTests extends AbstractClientTests {

	private static final ReconnectSettings HOURLY = ReconnectSettings.builder()
		.initialDelay(Duration.ofHours(1))
		.maxDelay(Duration.ofHours(1))
		.multiplier(1.0)
		.jitter(0.0)
		.build();

	@Test
	void reconnectsWhenTheServerClosesTheConnection() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		session.event("A");
		session.close();
		recorder.await("FullyBooted", 2);
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "A", "AmiDisconnectedEvent",
				"AmiConnectedEvent", "FullyBooted");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("server closed the connection");
		List<AmiConnectedEvent> connected = recorder.only(AmiConnectedEvent.class);
		assertThat(connected.get(0).gap()).isNull();
		assertThat(connected.get(1).gap()).isNotNull().isPositive();
		assertThat(client.statistics().reconnects()).isOne();
		assertThat(client.status().lastError()).isNull();
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
	}

	@Test
	void reconnectClosesAndConnectsImmediately() {
		AmiClient client = client((settings) -> settings.reconnect(HOURLY));
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.ignore("Silence");
		CompletableFuture<?> pending = client.send(CustomAction.named("Silence"));
		client.reconnect();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("requested a new connection");
		assertThat(pending).failsWithin(TEST_TIMEOUT)
			.withThrowableThat()
			.withCauseInstanceOf(AmiDisconnectedException.class);
		assertThat(client.statistics().reconnects()).isOne();
	}

	@Test
	void logsReconnectOnlyWhenItHappens() {
		this.server.close();
		LogCapture log = new LogCapture();
		try (log) {
			AmiClient client = client((settings) -> settings.reconnect(HOURLY));
			assertThat(client.start()).failsWithin(TEST_TIMEOUT);
			assertThat(log.messages(Level.INFO)).singleElement().asString().contains("refused");
			client.reconnect();
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(log.messages(Level.INFO)).last().asString().contains("connecting again"));
		}
	}

	@Test
	void reconnectEndsDelayBeforeNextAttempt() {
		AmiClient client = connected((settings) -> settings.reconnect(HOURLY));
		this.server.awaitSession().close();
		Awaitility.await().until(() -> client.status().state() == State.WAITING);
		client.reconnect();
		Awaitility.await().until(() -> client.status().isConnected());
	}

	@Test
	void statusContainsEventSettings() {
		EventSettings events = EventSettings.builder().mask("call").exclude("VarSet").build();
		AmiClient client = client((settings) -> settings.events(events));
		assertThat(client.status().events()).isEqualTo(events);
		get(client.start());
		assertThat(client.status().events()).isEqualTo(events);
	}

	@Test
	void reconnectDoesNotStartStoppedClient() {
		AmiClient client = client();
		client.reconnect();
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
	}

	@Test
	void truncatedMessageSuggestsSlowClient() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		session.send("Event: A\r\n\r\nEvent: Truncated\r\nChannel: PJS");
		session.close();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.names()).contains("A").doesNotContain("Truncated");
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("middle of a message")
			.contains("too slowly");
	}

	@Test
	void reconnectsRepeatedly() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		for (int i = 1; i <= 20; i++) {
			this.server.awaitSession().close();
			recorder.await("AmiConnectedEvent", i + 1);
		}
		assertThat(client.statistics().reconnects()).isEqualTo(20);
		assertThat(recorder.names()).filteredOn((name) -> name.startsWith("Ami"))
			.startsWith("AmiConnectedEvent", "AmiDisconnectedEvent", "AmiConnectedEvent", "AmiDisconnectedEvent");
	}

	@Test
	void connectsWhenServerBecomesAvailable() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		this.server.shutDown();
		Awaitility.await()
			.until(() -> client.status().lastError() instanceof AmiConnectException error
					&& error.getMessage().contains("refused"));
		assertThat(client.status().isConnected()).isFalse();
		assertThat(client.status().asteriskVersion()).isNull();
		assertThat(client.status().connectedSince()).isNull();
		this.server.restart();
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.names()).filteredOn((name) -> name.startsWith("Ami"))
			.containsExactly("AmiConnectedEvent", "AmiDisconnectedEvent", "AmiConnectedEvent");
	}

	@Test
	void retriesAfterFirstAttemptFails() {
		this.server.shutDown();
		AmiClient client = client();
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class);
		this.server.restart();
		Awaitility.await().until(() -> client.status().isConnected());
	}

	@Test
	void reconnectsAfterUnboundedMessage() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		CompletableFuture.runAsync(() -> session.send("Event: X\r\n" + "A: b\r\n".repeat(300_000)));
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("limits.maxMessageLines");
	}

	@Test
	void waitsForMaximumDelayAfterRejectedCredentials() {
		AmiClient client = client((settings) -> settings.credentials(FakeServer.USERNAME, "wrong")
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofMillis(1))
				.maxDelay(Duration.ofHours(1))
				.multiplier(2.0)
				.jitter(0.0)));
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class)
			.hasMessageContaining(FakeServer.USERNAME)
			.hasMessageContaining("Authentication failed")
			.hasMessageContaining("manager.conf");
		Awaitility.await().until(() -> client.status().state() == State.WAITING);
		assertThat(client.status().lastError()).isInstanceOf(AmiAuthenticationException.class);
		assertThat(this.server.received("Login")).hasSize(1);
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void manyReconnectCallsCauseOneAttempt() {
		AmiClient client = connected((settings) -> settings.reconnect(HOURLY));
		this.server.shutDown();
		Awaitility.await().until(() -> client.status().nextAttempt() != null);
		AtomicInteger connections = new AtomicInteger();
		CountDownLatch release = latch();
		this.server.onConnect((session) -> {
			connections.incrementAndGet();
			block(release);
			session.close();
		});
		this.server.restart();
		client.reconnect();
		Awaitility.await().until(() -> connections.get() == 1);
		// while the first attempt is in progress
		for (int i = 0; i < 50; i++) {
			client.reconnect();
		}
		release.countDown();
		Awaitility.await().until(() -> connections.get() == 2 && client.status().nextAttempt() != null);
		client.stop(TEST_TIMEOUT);
		assertThat(connections).hasValue(2);
	}

	@Test
	void reconnectDoesNotShortenWaitAfterRejectedCredentials() {
		AmiClient client = client((settings) -> settings.credentials(FakeServer.USERNAME, "wrong").reconnect(HOURLY));
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class);
		Instant atLeast = Instant.now().plus(Duration.ofMinutes(59));
		for (int i = 0; i < 50; i++) {
			client.reconnect();
		}
		Awaitility.await().untilAsserted(() -> assertThat(client.status().nextAttempt()).isNotNull().isAfter(atLeast));
		assertThat(client.status().state()).isEqualTo(State.WAITING);
		assertThat(client.status().lastError()).isInstanceOf(AmiAuthenticationException.class);
		client.stop(TEST_TIMEOUT);
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void restartDoesNotShortenWaitAfterRejectedCredentials() {
		AmiClient client = client((settings) -> settings.credentials(FakeServer.USERNAME, "wrong").reconnect(HOURLY));
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class);
		for (int i = 0; i < 10; i++) {
			client.stop(TEST_TIMEOUT);
			CompletableFuture<Void> start = client.start();
			Awaitility.await().until(() -> client.status().nextAttempt() != null);
			assertThat(client.status().state()).isEqualTo(State.WAITING);
			assertThat(client.status().lastError()).isInstanceOf(AmiAuthenticationException.class);
			assertThat(start).isNotDone();
		}
		client.stop(TEST_TIMEOUT);
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void restartedClientConnectsWhenDelayHasElapsed() {
		AtomicInteger logins = new AtomicInteger();
		this.server.on("Login", (session, request) -> {
			if (logins.incrementAndGet() == 1) {
				session.respondWithError(request, "Authentication failed");
				session.close();
			}
			else {
				session.respond(request, "Message: Authentication accepted");
			}
		});
		AmiClient client = client();
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class);
		client.stop(TEST_TIMEOUT);
		get(client.start());
		assertThat(client.status().isConnected()).isTrue();
		assertThat(client.status().nextAttempt()).isNull();
	}

	@Test
	void connectsWhenCredentialsAreAcceptedLater() {
		AtomicInteger logins = new AtomicInteger();
		this.server.on("Login", (session, request) -> {
			if (logins.incrementAndGet() < 3) {
				session.respondWithError(request, "Authentication failed");
				session.close();
			}
			else {
				session.respond(request, "Message: Authentication accepted");
			}
		});
		AmiClient client = client();
		assertThat(failure(client.start())).isInstanceOf(AmiAuthenticationException.class);
		Awaitility.await().until(() -> client.status().isConnected());
		assertThat(client.status().lastError()).isNull();
		assertThat(logins).hasValue(3);
	}

	@Test
	void retriesAfterLinkageError() {
		AtomicInteger attempts = new AtomicInteger();
		AmiClient client = client((settings) -> settings.tls((tls) -> tls.context(() -> {
			attempts.incrementAndGet();
			throw new NoClassDefFoundError("a class of a test");
		})));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("a class of a test");
		Awaitility.await().until(() -> attempts.get() > 2);
		assertThat(client.status().state()).isNotEqualTo(State.STOPPED);
	}

}
