/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.LogCapture;
import io.github.amispring.testsupport.Recorder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code stop} with buffered events, listeners and callbacks. The timeout ends
 * tests that hang.
 */
@Timeout(60)
class StopWithListenersTests extends AbstractClientTests {

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
	void deliversEventsBeforeResponseIfSenderPausesDelivery() {
		AmiClient client = client();
		AtomicInteger delivered = new AtomicInteger();
		client.subscribe(AmiEvent.class, (event) -> delivered.incrementAndGet());
		String events = "Event: Probe\r\n\r\n".repeat(200);
		this.server.on("Ping", (session, request) -> session
			.send(events + "Response: Success\r\nActionID: " + request.actionId() + "\r\nPing: Pong\r\n\r\n" + events));
		get(client.start());
		for (int i = 0; i < 100; i++) {
			client.execute(PING);
			client.pauseEvents(TEST_TIMEOUT);
			assertThat(delivered.get()).isGreaterThanOrEqualTo(i * 400 + 200);
			client.resumeEvents();
		}
	}

	@Test
	void waitsForBlockedListenerOnlyUntilTimeout() {
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

	/** Simulates a listener that closes a Spring context. */
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
	void warningNamesBlockedListener() {
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
			.contains(client.name(), "the listener of the test", "StopWithListenersTests");
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

}
