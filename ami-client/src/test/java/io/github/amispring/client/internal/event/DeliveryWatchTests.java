/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.LogCapture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryWatch} and the lag of events.
 */
class DeliveryWatchTests extends AbstractClientTests {

	private static final Duration THRESHOLD = Duration.ofSeconds(10);

	private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000);

	private final EventBuffer buffer = new EventBuffer("test", 100, 100_000, System::nanoTime);

	private final EventDispatcher dispatcher = new EventDispatcher("test", this.buffer);

	private final DeliveryWatch watch = new DeliveryWatch("test", this.dispatcher, THRESHOLD, this.clock::get);

	private final CountDownLatch release = latch();

	@AfterEach
	void stop() {
		this.release.countDown();
		this.dispatcher.stop(System.nanoTime());
	}

	@Test
	void warnsOnceAboutBlockingListener() {
		CountDownLatch inListener = start();
		put(3);
		await(inListener);
		LogCapture log = new LogCapture();
		try (log) {
			this.watch.run();
			pass(THRESHOLD.minusMillis(1));
			pass(Duration.ofMillis(1));
			pass(THRESHOLD);
		}
		assertThat(log.messages(Level.WARN)).singleElement(InstanceOfAssertFactories.STRING)
			.contains("\"test\"", "10000 ms", "3 events are waiting", "Slow.on", "ami-test-events",
					"DeliveryWatchTests");
	}

	@Test
	void warnsAgainAfterProgress() {
		CountDownLatch inListener = start();
		put(1);
		await(inListener);
		LogCapture log = new LogCapture();
		try (log) {
			this.watch.run();
			pass(THRESHOLD);
			this.release.countDown();
			Awaitility.await().until(() -> this.buffer.waiting() == 0);
			pass(THRESHOLD);
		}
		assertThat(log.messages(Level.WARN)).hasSize(1);
		assertThat(this.dispatcher.lag()).isZero();
	}

	@Test
	void reportsExecutorThatHasNotStartedDelivery() {
		this.dispatcher.start((task) -> {
		});
		put(1);
		LogCapture log = new LogCapture();
		try (log) {
			this.watch.run();
			pass(THRESHOLD);
		}
		assertThat(log.messages(Level.WARN)).singleElement(InstanceOfAssertFactories.STRING)
			.contains("executor", "free thread");
	}

	@Test
	void doesNotWarnWhileEventsArePaused() {
		this.dispatcher.pause(Duration.ZERO);
		this.dispatcher.start(this::startThread);
		put(1);
		LogCapture log = new LogCapture();
		try (log) {
			this.watch.run();
			pass(THRESHOLD);
		}
		assertThat(log.messages(Level.WARN)).isEmpty();
		this.dispatcher.resume();
	}

	@Test
	void lagIsTheAgeOfTheOldestUndeliveredEvent() {
		assertThat(this.dispatcher.lag()).isZero();
		CountDownLatch inListener = start();
		put(1);
		await(inListener);
		Duration lag = this.dispatcher.lag();
		assertThat(lag).isPositive();
		put(1);
		assertThat(this.dispatcher.lag()).isGreaterThan(lag);
		this.release.countDown();
		Awaitility.await().untilAsserted(() -> assertThat(this.dispatcher.lag()).isZero());
	}

	@Test
	void clientLogsWarning() {
		AmiClient client = client(
				(settings) -> settings.events((events) -> events.slowListenerThreshold(Duration.ofMillis(50))));
		client.subscribe(UnknownEvent.class, new Slow(latch(), this.release));
		get(client.start());
		LogCapture log = new LogCapture();
		try (log) {
			this.server.awaitSession().event("A");
			Awaitility.await()
				.until(() -> log.messages(Level.WARN).stream().anyMatch((line) -> line.contains("Slow.on")));
		}
		assertThat(client.statistics().eventsLag()).isGreaterThan(Duration.ofMillis(50));
		this.release.countDown();
		Awaitility.await().until(() -> client.statistics().eventsLag().isZero());
	}

	private CountDownLatch start() {
		CountDownLatch inListener = latch();
		this.dispatcher.listeners().subscribe(UnknownEvent.class, new Slow(inListener, this.release));
		this.dispatcher.start(this::startThread);
		return inListener;
	}

	private void startThread(Runnable task) {
		new Thread(task).start();
	}

	private void put(int count) {
		EventBatch batch = new EventBatch(count);
		for (int i = 0; i < count; i++) {
			batch.add(AmiMessage.of("Event", "Probe"), -1);
		}
		batch.readAt(System.nanoTime());
		this.buffer.putEvents(batch);
	}

	private void pass(Duration time) {
		this.clock.addAndGet(time.toNanos());
		this.watch.run();
	}

	/**
	 * A listener that blocks.
	 *
	 * @param begun opened when the listener is called
	 * @param release the latch that the listener awaits
	 */
	private record Slow(CountDownLatch begun, CountDownLatch release) implements Consumer<UnknownEvent> {

		@Override
		public void accept(UnknownEvent event) {
			this.begun.countDown();
			block(this.release);
		}

		@Override
		public String toString() {
			return "Slow.on(UnknownEvent)";
		}

	}

}
