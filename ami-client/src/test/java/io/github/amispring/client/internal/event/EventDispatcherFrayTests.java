/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.event.EventTypes;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventDispatcher} and {@link EventBuffer} with Fray.
 */
@ExtendWith(FrayRounds.class)
class EventDispatcherFrayTests {

	private static final AmiMessage EVENT = AmiMessage.of("Event", "Probe");

	private static final AmiIdleEvent SIGNAL = new AmiIdleEvent("pbx", Instant.EPOCH, Duration.ZERO);

	private final EventBuffer buffer = new EventBuffer("pbx", 100, 100_000, System::nanoTime);

	private final EventDispatcher dispatcher = new EventDispatcher("pbx", this.buffer);

	@FrayTest(resetClassLoaderPerIteration = false)
	void deliversEachEvent() throws InterruptedException {
		CountDownLatch delivered = new CountDownLatch(4);
		this.dispatcher.listeners().subscribe(UnknownEvent.class, (event) -> delivered.countDown());
		this.dispatcher.start(EventDispatcherFrayTests::startThread);
		Concurrently.run(() -> {
			put();
			put();
		}, () -> {
			put();
			put();
		}, this.dispatcher::wake);
		delivered.await();
		this.dispatcher.stop(System.nanoTime());
		assertThat(this.buffer.droppedInAll()).isZero();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void deliversEventsAfterTheExecutorFailed() throws InterruptedException {
		CountDownLatch delivered = new CountDownLatch(3);
		AtomicBoolean failing = new AtomicBoolean(true);
		this.dispatcher.listeners().subscribe(UnknownEvent.class, (event) -> delivered.countDown());
		this.dispatcher.start((task) -> {
			if (failing.getAndSet(false)) {
				throw new Error("no thread");
			}
			startThread(task);
		});
		Concurrently.run(this::put, this::put, this::put, this.dispatcher::wake);
		this.dispatcher.wake();
		delivered.await();
		this.dispatcher.stop(System.nanoTime());
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void neverRunsAListenerOnTwoThreads() throws InterruptedException {
		AtomicInteger running = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		this.dispatcher.listeners().onConnectionEvent((event) -> {
			most.accumulateAndGet(running.incrementAndGet(), Math::max);
			running.decrementAndGet();
		});
		this.dispatcher.start(EventDispatcherFrayTests::startThread);
		this.buffer.putSignal(SIGNAL);
		this.dispatcher.pause(Duration.ZERO);
		this.dispatcher.stop(System.nanoTime());
		this.dispatcher.start(EventDispatcherFrayTests::startThread);
		Concurrently.run(() -> this.buffer.putSignal(SIGNAL), this.dispatcher::resume,
				() -> this.buffer.putSignal(SIGNAL));
		this.dispatcher.stop(System.nanoTime());
		assertThat(most.get()).isLessThanOrEqualTo(1);
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void countsEventsLeftByStopAsLost() throws InterruptedException {
		AtomicInteger delivered = new AtomicInteger();
		this.dispatcher.listeners().subscribe(UnknownEvent.class, (event) -> delivered.incrementAndGet());
		this.dispatcher.start(EventDispatcherFrayTests::startThread);
		put();
		put();
		Concurrently.run(() -> this.dispatcher.pause(Duration.ZERO), () -> this.dispatcher.stop(System.nanoTime()));
		this.dispatcher.stop(System.nanoTime());
		// the previous delivery has ended when the next one starts
		CountDownLatch next = new CountDownLatch(1);
		this.dispatcher.listeners().onConnectionEvent((event) -> next.countDown());
		this.dispatcher.resume();
		this.dispatcher.start(EventDispatcherFrayTests::startThread);
		this.buffer.putSignal(SIGNAL);
		next.await();
		assertThat(delivered.get() + this.buffer.droppedInAll()).isEqualTo(2);
		assertThat(this.buffer.waiting()).isZero();
		this.dispatcher.stop(System.nanoTime());
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void keepsAnEventWhoseListenerSubscribesBeforeTheResume() throws InterruptedException {
		int hangup = EventTypes.indexOf(AmiMessage.of("Event", "Hangup"));
		AtomicBoolean kept = new AtomicBoolean();
		this.dispatcher.pause(Duration.ZERO);
		Concurrently.run(() -> kept.set(this.dispatcher.needs(hangup)), () -> {
			this.dispatcher.listeners().subscribe(HangupEvent.class, (event) -> {
			});
			this.dispatcher.resume();
		});
		assertThat(kept).isTrue();
	}

	private void put() {
		EventBatch batch = new EventBatch(1);
		batch.add(EVENT, -1);
		this.buffer.putEvents(batch);
	}

	private static void startThread(Runnable task) {
		new Thread(task).start();
	}

}
