/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageStream}.
 */
class MessageStreamTests {

	private final MessageStream stream = new MessageStream();

	@Test
	void readsMessagesBeforeTheFirstFailure() throws IOException {
		add("first");
		this.stream.add(new byte[0]);
		add("second");
		this.stream.fail(new SocketException("broken"));
		this.stream.fail(new SocketException("other"));
		add("late");
		assertThat(read(3)).isEqualTo("fir");
		assertThat(read(9)).isEqualTo("st");
		assertThat(read(9)).isEqualTo("second");
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> read(9)).withMessage("broken");
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> read(9)).withMessage("broken");
	}

	@Test
	void reportsUnexpectedFailure() {
		this.stream.fail(new OutOfMemoryError("heap"));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(1)).withMessageContaining("heap");
	}

	@Test
	void waitsForTheReader() throws IOException {
		add("1");
		add("2");
		Thread third = blockedIn(() -> add("3"));
		assertThat(read(9)).isEqualTo("1");
		Awaitility.await().until(() -> !third.isAlive());
		assertThat(read(9)).isEqualTo("2");
		assertThat(read(9)).isEqualTo("3");
	}

	@Test
	void failureReleasesWaitingThreads() {
		add("1");
		add("2");
		Thread third = blockedIn(() -> add("3"));
		this.stream.fail(new SocketException("broken"));
		Awaitility.await().until(() -> !third.isAlive());
	}

	/** Starts a thread and waits until it is blocked. */
	private static Thread blockedIn(Runnable task) {
		Thread thread = new Thread(task);
		thread.setDaemon(true);
		thread.start();
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		return thread;
	}

	private void add(String messages) {
		this.stream.add(messages.getBytes(StandardCharsets.UTF_8));
	}

	private String read(int length) throws IOException {
		byte[] target = new byte[length];
		int count = this.stream.read(target, 0, length);
		return new String(target, 0, count, StandardCharsets.UTF_8);
	}

}
