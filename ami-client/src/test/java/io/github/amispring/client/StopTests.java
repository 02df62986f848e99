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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.amispring.Ami;
import io.github.amispring.action.CustomAction;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiDisconnectedException;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Request;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.assertj.core.api.InstanceOfAssertFactories;
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
	void logsOffAndEndsEverything() {
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
	void failsActionsWithoutResponseInTime() {
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
	void deliversBufferedEvents() {
		AmiClient client = client();
		CountDownLatch release = latch();
		client.subscribe(AmiEvent.class, (event) -> block(release));
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		IntStream.range(0, 1000).forEach((i) -> session.event("Probe"));
		client.execute(PING);
		CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> client.stop(TEST_TIMEOUT));
		Awaitility.await().until(session::isEnded);
		assertThat(stopped).isNotDone();
		release.countDown();
		get(stopped);
		assertThat(recorder.events()).hasSize(1001);
		assertThat(recorder.names()).endsWith("Probe", "AmiDisconnectedEvent");
		assertNoThreads(client);
	}

	@Test
	void hasTimeoutForBlockedListener() {
		AmiClient client = client();
		CountDownLatch release = latch();
		CountDownLatch inListener = latch();
		List<String> received = new CopyOnWriteArrayList<>();
		client.subscribe(AmiEvent.class, (event) -> {
			received.add(event.eventName());
			inListener.countDown();
			block(release);
		});
		get(client.start());
		this.server.awaitSession().event("A");
		await(inListener);
		client.stop(Duration.ofMillis(50));
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		release.countDown();
		assertNoThreads(client);
		assertThat(received).containsExactly("FullyBooted");
	}

	@Test
	void doesNotWaitForPausedEvents() {
		AmiClient client = connected();
		client.pauseEvents(TEST_TIMEOUT);
		this.server.awaitSession().event("A");
		client.stop(TEST_TIMEOUT);
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
	void canBeCalledInAListener() {
		AmiClient client = client();
		CompletableFuture<State> state = new CompletableFuture<>();
		client.subscribe(AmiEvent.class, (event) -> {
			client.stop(TEST_TIMEOUT);
			state.complete(client.status().state());
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		assertThat(get(state)).isEqualTo(State.STOPPED);
		assertNoThreads(client);
		assertThat(recorder.names()).containsExactly("AmiConnectedEvent", "FullyBooted", "AmiDisconnectedEvent");
	}

	@Test
	void canBeCalledInAListenerWhileEventsArePaused() {
		AmiClient client = client();
		client.subscribe(AmiEvent.class, (event) -> {
			client.pauseEvents(TEST_TIMEOUT);
			client.stop(TEST_TIMEOUT);
		});
		get(client.start());
		Awaitility.await().until(() -> client.status().state() == State.STOPPED);
		assertNoThreads(client);
	}

	@Test
	void restartInAListenerLosesNoLaterEvents() {
		AmiClient client = client();
		AtomicBoolean restarted = new AtomicBoolean();
		client.subscribe(AmiEvent.class, (event) -> {
			if (event.eventName().equals("Restart")) {
				client.stop(TEST_TIMEOUT);
				client.start();
				restarted.set(true);
			}
		});
		Recorder recorder = new Recorder(client);
		get(client.start());
		Session session = this.server.awaitSession();
		for (int i = 0; i < 20; i++) {
			recorder.await("FullyBooted", i + 1);
			session.event("Restart");
			session = this.server.awaitSession();
		}
		recorder.await("FullyBooted", 21);
		session.event("A");
		recorder.await("A");
		assertThat(restarted).isTrue();
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(threadsOf(client)).filteredOn((name) -> name.endsWith("-events")).isEmpty());
	}

	/** A listener that closes a Spring context behaves like this. */
	@Test
	void canBeCalledByAnotherThreadAfterAListenerHasPausedEvents() {
		AmiClient client = client();
		CompletableFuture<Boolean> stopped = new CompletableFuture<>();
		client.subscribe(AmiEvent.class, (event) -> {
			assertThat(client.isListenerThread()).isTrue();
			client.pauseEvents(Duration.ofMinutes(2));
			stopped.completeAsync(() -> {
				client.stop(Duration.ofMinutes(2));
				return client.isListenerThread();
			});
			stopped.join();
		});
		get(client.start());
		assertThat(get(stopped)).isFalse();
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		assertNoThreads(client);
	}

	@Test
	void doesNotWaitTwiceForTheSameBlockedListener() {
		AmiClient client = client();
		CountDownLatch release = latch();
		CountDownLatch inListener = latch();
		client.subscribe(AmiEvent.class, (event) -> {
			inListener.countDown();
			block(release);
		});
		get(client.start());
		await(inListener);
		client.pauseEvents(Duration.ofMillis(50));
		client.stop(Duration.ofMinutes(2));
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		release.countDown();
		assertNoThreads(client);
	}

	@Test
	void namesBlockedListener() {
		AmiClient client = client();
		CountDownLatch release = latch();
		CountDownLatch inListener = latch();
		client.subscribe(AmiEvent.class, new Consumer<>() {

			@Override
			public void accept(AmiEvent event) {
				inListener.countDown();
				block(release);
			}

			@Override
			public String toString() {
				return "the listener of the test";
			}

		});
		get(client.start());
		await(inListener);
		LogCapture log = new LogCapture();
		try (log) {
			client.stop(Duration.ofMillis(2500));
		}
		release.countDown();
		assertThat(log.messages(Level.WARN)).singleElement(InstanceOfAssertFactories.STRING)
			.contains(client.name(), "the listener of the test", "StopTests");
		assertNoThreads(client);
	}

	@Test
	void restartDoesNotCallAListenerThatIsStillRunning() {
		AmiClient client = client();
		CountDownLatch release = latch();
		CountDownLatch inListener = latch();
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		Recorder recorder = new Recorder(client);
		client.subscribe(AmiEvent.class, (event) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			inListener.countDown();
			block(release);
			running.decrementAndGet();
		});
		get(client.start());
		await(inListener);
		client.stop(Duration.ofMillis(50));
		get(client.start());
		Awaitility.await().until(() -> client.statistics().eventsBuffered() > 0);
		release.countDown();
		recorder.await("FullyBooted", 2);
		Awaitility.await().until(() -> running.get() == 0 && client.statistics().eventsBuffered() == 0);
		assertThat(most).hasValue(1);
	}

	@Test
	void countsPausedEventsAsLost() {
		AmiClient client = connected();
		Recorder recorder = new Recorder(client);
		client.pauseEvents(TEST_TIMEOUT);
		Session session = this.server.awaitSession();
		IntStream.range(0, 1000).forEach((i) -> session.event("A"));
		client.execute(PING);
		Awaitility.await().until(() -> client.statistics().eventsBuffered() == 1000);
		client.stop(TEST_TIMEOUT);
		assertThat(client.statistics().eventsBuffered()).isZero();
		assertThat(client.statistics().eventsLost()).isEqualTo(1000);
		assertThat(recorder.names()).doesNotContain("A");
	}

	@Test
	void canBeCalledInACallback() {
		AmiClient client = connected();
		get(client.send(PING).thenAccept((response) -> client.stop(TEST_TIMEOUT)));
		assertNoThreads(client);
	}

	@Test
	void completesInAnInterruptedThread() {
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
	void hasNoEffectOnAClientThatWasNotStarted() {
		AmiClient client = client();
		assertThatNoException().isThrownBy(() -> client.stop(TEST_TIMEOUT));
		assertThat(client.status().state()).isEqualTo(State.STOPPED);
		assertNoThreads(client);
	}

	@Test
	void closesConnectionThatBlocksInWriting() {
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

	/** Waits, because a thread is visible for a short time after it has ended. */
	private static void assertNoThreads(AmiClient client) {
		Awaitility.await().untilAsserted(() -> assertThat(threadsOf(client)).isEmpty());
	}

}
