/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.OriginateAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.client.KeepAliveSettings;
import io.github.amispring.client.internal.action.Callbacks;
import io.github.amispring.client.internal.action.Observation;
import io.github.amispring.client.internal.action.PendingAction;
import io.github.amispring.client.internal.event.EventBuffer;
import io.github.amispring.client.internal.event.EventDispatcher;
import io.github.amispring.client.internal.event.EventReceiver;
import io.github.amispring.client.internal.event.EventSelection;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.client.internal.transport.Connection;
import io.github.amispring.client.internal.transport.SocketConnection;
import io.github.amispring.client.internal.wire.LineEncoder;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiException;
import io.github.amispring.exception.AmiTimeoutException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link KeepAliveTask}, alone and in a client.
 */
class KeepAliveTests extends AbstractClientTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private static final Duration RINGING = Duration.ofSeconds(30);

	private final ManualTimer timer = new ManualTimer();

	private final ClientThreads threads = new ClientThreads("keep-alive", null);

	@AfterEach
	void endTimer() {
		this.timer.shutdownNow();
		this.threads.stop();
	}

	@Test
	void disconnectsFromUnresponsiveServer() {
		this.server.ignore("Ping");
		AmiClient client = client((settings) -> settings
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(Duration.ofMillis(50))));
		Recorder recorder = new Recorder(client);
		get(client.start());
		recorder.await("AmiConnectedEvent", 2);
		assertThat(recorder.only(AmiDisconnectedEvent.class).get(0).reason()).contains("Ping").contains("50 ms");
	}

	@Test
	void keepsConnectionDuringLongAction() {
		CountDownLatch release = latch();
		this.server.on("Slow", (session, request) -> {
			block(release);
			session.respond(request);
		});
		AmiClient client = connected((settings) -> settings
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(5)).timeout(Duration.ofMillis(20))));
		CompletableFuture<?> slow = client.send(CustomAction.named("Slow"), TEST_TIMEOUT);
		passTime(client);
		release.countDown();
		get(slow);
		client.execute(PING);
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void extendsDefaultTimeoutWhileTheServerIsBusy() {
		CountDownLatch release = latch();
		this.server.on("Slow", (session, request) -> {
			block(release);
			session.respond(request);
		});
		AmiClient client = connected((settings) -> settings.responseTimeout(Duration.ofMillis(20)));
		CompletableFuture<?> slow = client.send(CustomAction.named("Slow"), TEST_TIMEOUT);
		CompletableFuture<?> sent = client.send(PING);
		CompletableFuture<?> executed = CompletableFuture.supplyAsync(() -> client.execute(PING),
				(task) -> new Thread(task).start());
		passTime(client);
		release.countDown();
		get(slow);
		get(sent);
		get(executed);
	}

	/**
	 * Waits by executing an action whose timeout is not extended while the server is
	 * busy.
	 */
	private static void passTime(AmiClient client) {
		assertThatExceptionOfType(AmiTimeoutException.class)
			.isThrownBy(() -> client.execute(PING, Duration.ofMillis(200)))
			.withMessageContaining("200 ms");
	}

	@Test
	void measuresRoundTripTime() {
		AmiClient client = connected((settings) -> settings
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(10)).timeout(TEST_TIMEOUT)));
		Awaitility.await().until(() -> client.status().lastRoundTrip() != null);
		assertThat(client.status().lastRoundTrip()).isPositive();
		Awaitility.await().until(() -> this.server.received("Ping").size() > 3);
		assertThat(client.status().state()).isEqualTo(State.CONNECTED);
		assertThat(this.server.connections()).isOne();
	}

	@Test
	void acceptsErrorResponseToPing() throws IOException {
		this.server.on("Ping", (session, request) -> session.respondWithError(request, "Permission denied"));
		Session session = session();
		KeepAliveTask task = new KeepAliveTask(KeepAliveSettings.builder().interval(TIMEOUT).timeout(TIMEOUT).build(),
				session, this.timer);
		task.run();
		Awaitility.await().until(() -> task.lastRoundTrip() != null);
		this.timer.tasks.remove().run();
		assertThat(session.closeReason()).isNull();
	}

	@Test
	void closesSessionIfPingReceivesNoResponse() throws IOException {
		this.server.ignore("Ping");
		Session session = session();
		KeepAliveTask task = new KeepAliveTask(
				KeepAliveSettings.builder().interval(TIMEOUT).timeout(Duration.ofMillis(30)).build(), session,
				this.threads.timer());
		task.run();
		Awaitility.await().until(() -> session.closeReason() != null);
		assertThat(session.closeReason()).hasMessageContaining("30 ms");
		assertThat(task.lastRoundTrip()).isNull();
	}

	@Test
	void repeatsCheckUntilEarlierActionsHaveResponses() throws IOException {
		this.server.ignore("Ping");
		this.server.ignore("Originate");
		Session session = session();
		KeepAliveTask task = new KeepAliveTask(KeepAliveSettings.builder().interval(TIMEOUT).timeout(TIMEOUT).build(),
				session, this.timer);
		PendingAction<?> first = session.submit(originate(), null, Observation.NONE, null);
		task.run();
		assertThat(this.timer.delays.remove()).isLessThanOrEqualTo(TIMEOUT);
		this.timer.tasks.remove().run();
		assertThat(this.timer.delays.remove()).isGreaterThan(RINGING);
		FakeServer.Session peer = this.server.awaitSession();
		peer.respond(peer.awaitAction("Originate"));
		Awaitility.await().until(first::hasEnded);
		this.timer.tasks.remove().run();
		assertThat(this.timer.delays.remove()).isLessThanOrEqualTo(TIMEOUT);
		assertThat(session.closeReason()).isNull();
	}

	@Test
	void allowsTimeForCancelledActionThatServerStillProcesses() throws IOException {
		this.server.ignore("Ping");
		this.server.ignore("Originate");
		Session session = session();
		KeepAliveTask task = new KeepAliveTask(KeepAliveSettings.builder().interval(TIMEOUT).timeout(TIMEOUT).build(),
				session, this.timer);
		session.fail(session.submit(originate(), null, Observation.NONE, null), new AmiException("cancelled"));
		task.run();
		this.timer.tasks.remove().run();
		assertThat(this.timer.delays.getLast()).isGreaterThan(RINGING);
	}

	@Test
	void doesNotSendPingWhileAnotherIsPending() throws IOException {
		this.server.ignore("Ping");
		Session session = session();
		KeepAliveTask task = new KeepAliveTask(KeepAliveSettings.builder().interval(TIMEOUT).timeout(TIMEOUT).build(),
				session, this.timer);
		task.run();
		task.run();
		assertThat(session.pendingActions()).isOne();
		FakeServer.Session peer = this.server.awaitSession();
		peer.respond(peer.awaitAction("Ping"));
		Awaitility.await().until(() -> session.pendingActions() == 0);
		task.run();
		assertThat(session.pendingActions()).isOne();
	}

	@Test
	void closesSessionIfTheTimerFails() throws IOException {
		Session session = session();
		OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
		KeepAliveTask task = new KeepAliveTask(KeepAliveSettings.builder().interval(TIMEOUT).timeout(TIMEOUT).build(),
				session, new ManualTimer() {

					@Override
					public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
						throw failure;
					}

				});
		task.run();
		assertThat(session.closeReason()).hasMessageContaining("unable to create native thread").hasCause(failure);
	}

	@Test
	void validatesSettings() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> KeepAliveSettings.builder().interval(Duration.ZERO).timeout(TIMEOUT).build())
			.withMessageContaining("keepAlive.interval");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> KeepAliveSettings.builder().interval(TIMEOUT).timeout(Duration.ofMillis(-1)).build())
			.withMessageContaining("keepAlive.timeout");
	}

	/**
	 * Returns a session that does not belong to a client. A separate thread reads the
	 * session.
	 */
	private Session session() throws IOException {
		this.server.onConnect((session) -> {
		});
		Connection connection = new SocketConnection("127.0.0.1", this.server.port(), null);
		connection.open(TEST_TIMEOUT, this.threads.timer());
		connection.keepOpen();
		MessageReader reader = new MessageReader(connection.input(), MessageLimits.DEFAULT, StandardCharsets.UTF_8, "");
		AmiClientSettings settings = settings().build();
		Session session = new Session(settings, connection, reader, new LineEncoder(StandardCharsets.UTF_8), "prefix-",
				new ServerVersion("11.0.0", null), List.of(), this.threads,
				new Callbacks(this.threads.executor(), this.threads.timer()));
		EventBuffer buffer = new EventBuffer("x", 10, 1000, System::nanoTime);
		EventReceiver receiver = new EventReceiver(new EventSelection(settings.events()), buffer,
				new EventDispatcher("x", buffer));
		Thread thread = new Thread(() -> {
			try {
				session.read(receiver, new UnrecognizedMessages("test", new ConnectionCounts()));
			}
			catch (IOException ex) {
				session.end(null);
			}
		});
		thread.setDaemon(true);
		thread.start();
		return session;
	}

	private static OriginateAction originate() {
		return OriginateAction.of("PJSIP/100").application("Echo", "").timeout(RINGING).synchronous();
	}

	/** Stores scheduled tasks until the test runs them. */
	private static class ManualTimer extends ScheduledThreadPoolExecutor {

		private final Deque<Duration> delays = new ArrayDeque<>();

		private final Deque<Runnable> tasks = new ArrayDeque<>();

		private ManualTimer() {
			super(1, Executors.defaultThreadFactory());
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
			this.delays.add(Duration.ofNanos(unit.toNanos(delay)));
			this.tasks.add(task);
			return super.schedule(() -> {
			}, 0, unit);
		}

	}

}
