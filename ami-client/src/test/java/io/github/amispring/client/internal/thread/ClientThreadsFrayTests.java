/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.thread;

import java.util.concurrent.CountDownLatch;

import io.github.amispring.testsupport.Concurrently;
import io.github.amispring.testsupport.FrayRounds;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pastalab.fray.junit.junit5.annotations.FrayTest;

/**
 * Tests for {@link ClientThreads} and {@link SharedThreads} with Fray. Classes are loaded
 * again for each round, because a static field contains the shared threads.
 */
@ExtendWith(FrayRounds.class)
class ClientThreadsFrayTests {

	@FrayTest(iterations = 100, abortThreadExecutionAfterMainExit = true)
	void clientStartedWhileLastClientStopsHasThreads() throws InterruptedException {
		ClientThreads last = new ClientThreads("last", null);
		CountDownLatch ran = new CountDownLatch(2);
		Concurrently.run(last::stop, () -> {
			ClientThreads next = new ClientThreads("next", null);
			next.run(ran::countDown);
			next.timer().execute(ran::countDown);
		});
		ran.await();
	}

	@FrayTest(iterations = 100, abortThreadExecutionAfterMainExit = true)
	void stopKeepsThreadsOfOtherClients() throws InterruptedException {
		ClientThreads one = new ClientThreads("one", null);
		ClientThreads other = new ClientThreads("other", null);
		CountDownLatch ran = new CountDownLatch(2);
		Concurrently.run(one::stop, () -> {
			other.run(ran::countDown);
			other.timer().execute(ran::countDown);
		});
		ran.await();
	}

}
