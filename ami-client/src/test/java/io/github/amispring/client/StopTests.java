/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import io.github.amispring.Ami;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@code stop} and {@code close}. The timeout ends tests that hang.
 */
@Timeout(60)
class StopTests extends AbstractClientTests {

	private static final CustomAction SLOW = CustomAction.named("Slow");

	@Test
	void logsOffAndReleasesResources() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		client.stop(TEST_TIMEOUT);
		assertThat(session.awaitAction("Logoff")).isNotNull();
		Awaitility.await().until(session::isEnded);
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "AmiDisconnectedEvent");
		assertThat(recorder.only(AmiDisconnectedEvent.class)).extracting(AmiDisconnectedEvent::reason)
			.containsExactly((String) null);
		assertNoThreads(client);
	}

	@Test
	void closesSocketIfTheServerDoesNotRespondToLogoff() {
		this.server.ignore("Logoff");
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		client.stop(TEST_TIMEOUT);
		Awaitility.await().until(session::isEnded);
		assertThat(recorder.only(AmiDisconnectedEvent.class)).extracting(AmiDisconnectedEvent::reason)
			.containsExactly((String) null);
		assertNoThreads(client);
	}

	@Test
	void awaitsResponsesAndRejectsNewActions() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		Session session = this.server.awaitSession();
		CompletableFuture<?> response = client.send(SLOW);
		Request request = session.awaitAction("Slow");
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> client.stop(TEST_TIMEOUT));
		Awaitility.await()
			.ignoreExceptionsInstanceOf(AmiErrorResponseException.class)
			.untilAsserted(() -> assertThatExceptionOfType(AmiDisconnectedException.class)
				.isThrownBy(() -> client.execute(PING))
				.matches((ex) -> !ex.mayHaveRun()));
		assertThat(stopped).isNotDone();
		assertThat(this.server.received("Logoff")).isEmpty();
		session.respond(request);
		get(response);
		get(stopped);
		assertThat(this.server.received("Logoff")).hasSize(1);
		assertNoThreads(client);
	}

	@Test
	void failsActionsThatReceiveNoResponseBeforeTimeout() {
		this.server.ignore("Slow");
		AmiClient client = connected();
		CompletableFuture<?> response = client.send(SLOW);
		this.server.awaitSession().awaitAction("Slow");
		client.stop(Duration.ofMillis(50));
		assertThat(failure(response)).isInstanceOfSatisfying(AmiDisconnectedException.class,
				(ex) -> assertThat(ex.mayHaveRun()).isTrue());
		assertNoThreads(client);
	}

	@Test
	void canBeStartedAgain() {
		AmiClient client = client();
		Recorder recorder = new Recorder(client);
		get(client.start());
		client.stop(TEST_TIMEOUT);
		get(client.start());
		assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
		recorder.await("FullyBooted", 2);
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "AmiDisconnectedEvent",
				"AmiConnectedEvent", "FullyBooted");
		assertThat(recorder.only(AmiConnectedEvent.class)).extracting(AmiConnectedEvent::gap).containsOnlyNulls();
		assertThat(client.statistics().reconnects()).isZero();
	}

	@Test
	void stopDuringStartLeavesNoConnection() {
		AmiClient client = client();
		Random random = new Random(1);
		List<String> stages = List.of("", "Challenge", "Login", "CoreSettings");
		for (int i = 0; i < 200; i++) {
			String stage = stages.get(i % stages.size());
			int before = this.server.received(stage).size();
			client.start();
			if (!stage.isEmpty()) {
				Awaitility.await().until(() -> this.server.received(stage).size() > before);
			}
			LockSupport.parkNanos(random.nextInt(500_000));
			client.stop(TEST_TIMEOUT);
			assertThat(client.status().state()).isEqualTo(State.STOPPED);
			assertNoThreads(client);
		}
		Awaitility.await().until(() -> this.server.sessions().stream().allMatch(Session::isEnded));
	}

	@Test
	void secondStartHasNoEffect() {
		AmiClient client = client();
		get(client.start());
		get(client.start());
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void doesNotWaitForHandshake() {
		this.server.onConnect((session) -> {
		});
		AmiClient client = client();
		CompletableFuture<Void> started = client.start();
		Session session = this.server.awaitSession();
		client.stop(TEST_TIMEOUT);
		assertThat(failure(started)).isInstanceOf(AmiConnectException.class).hasMessageContaining("stopped");
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		Awaitility.await().until(session::isEnded);
		assertNoThreads(client);
	}

	@Test
	void doesNotWaitForTlsHandshake() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			AmiClient client = Ami.createClient(settings(silent.getLocalPort()).connectTimeout(Duration.ofHours(1))
				.tls(TlsSettings.systemDefault())
				.build());
			client.start();
			Socket accepted = silent.accept();
			client.stop(Duration.ofMillis(50));
			assertNoThreads(client);
			close(accepted);
		}
	}

	@Test
	void doesNotWaitForConnect() throws IOException {
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			List<Socket> queue = fillQueue(full);
			AmiClient client = Ami
				.createClient(settings(full.getLocalPort()).connectTimeout(Duration.ofHours(1)).build());
			client.start();
			Awaitility.await().until(() -> isConnecting(client));
			client.stop(Duration.ofMillis(50));
			assertNoThreads(client);
			queue.forEach(StopTests::close);
		}
	}

	/** Connects until the operating system accepts no more connections. */
	private static List<Socket> fillQueue(ServerSocket server) {
		List<Socket> queue = new ArrayList<>();
		while (true) {
			Socket socket = new Socket();
			queue.add(socket);
			try {
				socket.connect(server.getLocalSocketAddress(), 200);
			}
			catch (IOException ex) {
				return queue;
			}
		}
	}

	private static boolean isConnecting(AmiClient client) {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.anyMatch((entry) -> entry.getKey().getName().equals("ami-" + client.name() + "-reader")
					&& Arrays.stream(entry.getValue())
						.anyMatch((frame) -> frame.getMethodName().equals("connect")
								&& frame.getClassName().equals("java.net.Socket")));
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// already closed
		}
	}

	@Test
	void doesNotWaitForNextAttempt() {
		AmiClient client = client((settings) -> settings.port(UNUSED_PORT)
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofHours(1))
				.maxDelay(Duration.ofHours(1))
				.multiplier(1.0)
				.jitter(0.0)));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class);
		Awaitility.await().until(() -> client.status().state() == State.WAITING);
		client.stop(TEST_TIMEOUT);
		assertNoThreads(client);
	}

	@Test
	void completesOnInterruptedThread() {
		AmiClient client = connected();
		Thread.currentThread().interrupt();
		client.stop(TEST_TIMEOUT);
		List<String> left = threadsOf(client);
		assertThat(Thread.interrupted()).isTrue();
		assertThat(left).noneMatch((name) -> name.endsWith("-reader"));
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		assertNoThreads(client);
	}

	@Test
	void closedClientCannotBeStartedAgain() {
		AmiClient client = connected();
		client.close();
		client.close();
		assertThatIllegalStateException().isThrownBy(client::start).withMessageContaining(client.name());
		assertNoThreads(client);
	}

	@Test
	void hasNoEffectOnClientThatWasNotStarted() {
		AmiClient client = client();
		assertThatNoException().isThrownBy(() -> client.stop(TEST_TIMEOUT));
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		assertNoThreads(client);
	}

	@Test
	void closesConnectionWithBlockedWriter() {
		try (FakeServer blocked = new FakeServer(AbstractClientTests::smallSocket)) {
			CountDownLatch release = latch();
			blocked.on("Slow", (session, request) -> block(release));
			AmiClient client = Ami.createClient(settings(blocked.port())
				.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofHours(1)).timeout(Duration.ofHours(1)))
				.build());
			get(client.start());
			client.send(SLOW);
			AtomicLong sent = new AtomicLong();
			Thread writer = new Thread(() -> {
				CustomAction large = large();
				while (client.status().isConnected()) {
					client.send(large);
					sent.incrementAndGet();
				}
			});
			writer.setDaemon(true);
			writer.start();
			// the writer blocks when the count no longer increases
			AtomicLong seen = new AtomicLong(-1);
			Awaitility.await()
				.pollInterval(Duration.ofMillis(200))
				.until(() -> seen.getAndSet(sent.get()) == sent.get() && sent.get() > 0);
			get(CompletableFuture.runAsync(() -> client.stop(Duration.ofMillis(50))));
			assertNoThreads(client);
			Awaitility.await().until(() -> !writer.isAlive());
		}
	}

}
