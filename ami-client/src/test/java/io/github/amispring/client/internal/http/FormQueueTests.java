/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.net.SocketException;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link FormQueue}.
 */
class FormQueueTests {

	private static final int LARGE = 200_000;

	private final FormQueue queue = new FormQueue();

	@Test
	void keepsTheOrder() throws SocketException {
		byte[] first = new byte[1];
		byte[] second = new byte[2];
		this.queue.add(first);
		this.queue.add(second);
		assertThat(this.queue.take()).isSameAs(first);
		assertThat(this.queue.take()).isSameAs(second);
	}

	@Test
	void waitsWhileManyBytesAreQueued() throws SocketException {
		this.queue.add(new byte[LARGE]);
		this.queue.add(new byte[LARGE]);
		Thread third = blockedIn(() -> this.queue.add(new byte[3]));
		this.queue.take();
		Awaitility.await().until(() -> !third.isAlive());
		this.queue.take();
		assertThat(this.queue.take()).hasSize(3);
	}

	@Test
	void closingReleasesWaitingThreads() throws SocketException {
		Thread sender = blockedIn(() -> assertThat(this.queue.take()).isNull());
		this.queue.close();
		Awaitility.await().until(() -> !sender.isAlive());
		assertThatExceptionOfType(SocketException.class).isThrownBy(() -> this.queue.add(new byte[1]));
		assertThat(this.queue.take()).isNull();
	}

	@Test
	void closingReleasesThreadThatAdds() throws SocketException {
		this.queue.add(new byte[2 * LARGE]);
		Thread writer = blockedIn(() -> this.queue.add(new byte[1]));
		this.queue.close();
		Awaitility.await().until(() -> !writer.isAlive());
	}

	/** Starts a thread and waits until it is blocked. */
	private static Thread blockedIn(Task task) {
		Thread thread = new Thread(() -> {
			try {
				task.run();
			}
			catch (SocketException ex) {
				// the queue is closed
			}
		});
		thread.setDaemon(true);
		thread.start();
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
		return thread;
	}

	private interface Task {

		void run() throws SocketException;

	}

}
