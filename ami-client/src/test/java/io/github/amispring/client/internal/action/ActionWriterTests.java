/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.github.amispring.action.CustomAction;
import io.github.amispring.testsupport.AbstractClientTests;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ActionWriter} while a write blocks.
 */
class ActionWriterTests {

	private static final Duration TEST_TIMEOUT = AbstractClientTests.TEST_TIMEOUT;

	private final CountDownLatch blocked = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	private final ByteArrayOutputStream written = new ByteArrayOutputStream() {

		@Override
		public void flush() {
			ActionWriterTests.this.blocked.countDown();
			AbstractClientTests.await(ActionWriterTests.this.release);
		}

	};

	private final ActionWriter writer = new ActionWriter(this.written);

	private final CompletableFuture<Boolean> first = new CompletableFuture<>();

	@BeforeEach
	void blockWrite() {
		Thread thread = new Thread(() -> this.first.complete(write(action(), "first ".getBytes(), TEST_TIMEOUT)));
		thread.setDaemon(true);
		thread.start();
		AbstractClientTests.await(this.blocked);
	}

	@AfterEach
	void releaseWrite() {
		this.release.countDown();
	}

	@Test
	void treatsActionTakenByAnotherThreadAsWritten() {
		PendingAction<?> action = action();
		// simulates another thread that takes the action
		action.beginWrite(1);
		assertThat(write(action, "second ".getBytes(), Duration.ZERO)).isTrue();
		assertThat(action.abandon()).isFalse();
	}

	@Test
	void doesNotWriteActionAfterItsTimeout() {
		PendingAction<?> action = action();
		assertThat(write(action, "second ".getBytes(), Duration.ZERO)).isFalse();
		assertThat(action.beginWrite(1)).isFalse();
		this.release.countDown();
		assertThat(write(action(), "third ".getBytes(), TEST_TIMEOUT)).isTrue();
		assertThat(this.written.toString(StandardCharsets.UTF_8)).isEqualTo("first third ");
	}

	@Test
	void releasesBytesOfUnwrittenAction() {
		byte[] bytes = new byte[1000];
		WeakReference<byte[]> kept = new WeakReference<>(bytes);
		assertThat(write(action(), bytes, Duration.ZERO)).isFalse();
		bytes = new byte[0];
		Awaitility.await().atMost(TEST_TIMEOUT).until(() -> {
			System.gc();
			return kept.get() == null;
		});
		assertThat(this.first).isNotDone();
	}

	private boolean write(PendingAction<?> action, byte[] bytes, Duration timeout) {
		try {
			action.prepare(1, bytes);
			return this.writer.write(action, timeout);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static PendingAction<?> action() {
		return new PendingAction<>("test", CustomAction.named("X"), TimeLimit.of(null, TEST_TIMEOUT));
	}

}
