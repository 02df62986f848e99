/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

/**
 * Tests for {@link Callbacks} with Fray. The timer has already ended, as happens when the
 * last client has stopped.
 */
@ExtendWith(FrayRounds.class)
class CallbacksFrayTests {

	private final ScheduledThreadPoolExecutor ended = new ScheduledThreadPoolExecutor(1);

	private final Callbacks callbacks = new Callbacks((task) -> new Thread(task).start(), this.ended);

	CallbacksFrayTests() {
		this.ended.shutdownNow();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void completesEachFuture() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(3);
		Concurrently.run(() -> complete(done::countDown), () -> complete(done::countDown),
				() -> complete(done::countDown));
		done.await();
	}

	@FrayTest(resetClassLoaderPerIteration = false)
	void completesFutureAwaitedByAnotherDuringStop() throws InterruptedException {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch both = new CountDownLatch(2);
		Concurrently.run(() -> complete(() -> {
			await(first);
			both.countDown();
		}), () -> complete(() -> {
			first.countDown();
			both.countDown();
		}), this.callbacks::stop);
		both.await();
	}

	private void complete(Runnable callback) {
		this.callbacks.add(new ReadyFuture(callback));
		this.callbacks.run();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
