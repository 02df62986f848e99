/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.internal.thread.ClientThreads;
import io.github.amispring.testsupport.AbstractClientTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link Callbacks} and callback decorators.
 */
class CallbacksTests extends AbstractClientTests {

	private final List<Runnable> scheduled = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService timer = mock(ScheduledExecutorService.class);

	@BeforeEach
	void captureScheduledTasks() {
		given(this.timer.schedule(any(Runnable.class), anyLong(), any())).willAnswer((invocation) -> {
			this.scheduled.add(invocation.getArgument(0));
			return null;
		});
	}

	@Test
	void callbackMayAwaitAnotherCallbackDuringStop() {
		ClientThreads threads = new ClientThreads("stops", null);
		CountDownLatch started = latch();
		CountDownLatch second = latch();
		CountDownLatch done = new CountDownLatch(1);
		Callbacks callbacks = new Callbacks(threads.executor(), threads.timer());
		callbacks.add(new ReadyFuture(() -> {
			started.countDown();
			block(second);
			done.countDown();
		}));
		callbacks.add(new ReadyFuture(second::countDown));
		callbacks.run();
		callbacks.stop();
		threads.stop();
		await(done);
	}

	/**
	 * If a blocked callback delayed later futures, each of these futures would also wait
	 * for the timer.
	 */
	@Test
	void blockedCallbackDoesNotDelayLaterFutures() {
		Callbacks callbacks = new Callbacks(CallbacksTests::startThread, this.timer);
		CountDownLatch blocked = latch();
		CountDownLatch release = latch();
		complete(callbacks, () -> {
			blocked.countDown();
			block(release);
		});
		await(blocked);
		CountDownLatch second = new CountDownLatch(1);
		complete(callbacks, second::countDown);
		// The first check records the waiting task. The second check finds that the task
		// is still waiting.
		runScheduled();
		runScheduled();
		await(second);
		CountDownLatch later = new CountDownLatch(100);
		for (int i = 0; i < 100; i++) {
			complete(callbacks, later::countDown);
		}
		await(later);
	}

	@Test
	void retriesFailingExecutor() {
		AtomicBoolean failing = new AtomicBoolean(true);
		Callbacks callbacks = new Callbacks((task) -> {
			if (failing.get()) {
				throw new Error("no thread");
			}
			startThread(task);
		}, this.timer);
		CountDownLatch done = new CountDownLatch(2);
		complete(callbacks, done::countDown);
		runScheduled();
		assertThat(done.getCount()).isEqualTo(2);
		failing.set(false);
		complete(callbacks, done::countDown);
		await(done);
	}

	@Test
	void retriesFailingTimer() {
		given(this.timer.schedule(any(Runnable.class), anyLong(), any())).willThrow(new Error("no memory"));
		Callbacks callbacks = new Callbacks((task) -> {
			throw new Error("no thread");
		}, this.timer);
		CountDownLatch done = new CountDownLatch(1);
		complete(callbacks, done::countDown);
		callbacks.run();
		then(this.timer).should(times(2)).schedule(any(Runnable.class), anyLong(), any());
		callbacks.stop();
		assertThat(done.getCount()).isZero();
	}

	private void complete(Callbacks callbacks, Runnable callback) {
		callbacks.add(new ReadyFuture(callback));
		callbacks.run();
	}

	/** Runs the tasks that are currently scheduled. */
	private void runScheduled() {
		List<Runnable> due = List.copyOf(this.scheduled);
		this.scheduled.removeAll(due);
		due.forEach(Runnable::run);
	}

	private static void startThread(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
	}

	@Test
	void failingDecoratorFailsTheFuture() {
		IllegalStateException failure = new IllegalStateException("decorator");
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> {
			throw failure;
		}));
		assertThat(failure(client.send(PING))).isSameAs(failure);
		assertThat(this.server.received("Ping")).isEmpty();
	}

	@Test
	void failingDecoratedCallbackFailsTheFuture() {
		AssertionError failure = new AssertionError("decorated");
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> () -> {
			throw failure;
		}));
		assertThat(failure(client.send(PING))).isSameAs(failure);
	}

}
