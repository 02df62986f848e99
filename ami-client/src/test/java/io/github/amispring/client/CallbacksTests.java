/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.CountDownLatch;

import io.github.amispring.action.CustomAction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Callbacks}, and of decorators of callbacks.
 */
class CallbacksTests extends AbstractClientTests {

	@Test
	void continuationMayWaitForAnotherWhenTheLastClientStops() {
		ClientThreads threads = new ClientThreads("stops", null);
		CountDownLatch started = latch();
		CountDownLatch second = latch();
		CountDownLatch done = new CountDownLatch(1);
		Callbacks callbacks = threads.callbacks();
		callbacks.add(sent(() -> {
			started.countDown();
			await(second);
			done.countDown();
		}));
		callbacks.add(sent(second::countDown));
		callbacks.run();
		threads.stop();
		await(done);
	}

	@Test
	void decoratorThatThrowsFailsTheFuture() {
		IllegalStateException failure = new IllegalStateException("decorator");
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> {
			throw failure;
		}));
		assertThat(failure(client.send(PING))).isSameAs(failure);
		assertThat(this.server.received("Ping")).isEmpty();
	}

	@Test
	void decoratedCallbackThatThrowsFailsTheFuture() {
		AssertionError failure = new AssertionError("decorated");
		AmiClient client = connected((settings) -> settings.callbackDecorator((task) -> () -> {
			throw failure;
		}));
		assertThat(failure(client.send(PING))).isSameAs(failure);
	}

	private static SentAction<?> sent(Runnable continuation) {
		return new SentAction<Object>(Observation.begin(ActionObserver.NONE, "x", CustomAction.named("X")),
				(task) -> continuation);
	}

}
