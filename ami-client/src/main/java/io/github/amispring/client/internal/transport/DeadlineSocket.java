/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * A socket that is closed at a deadline. A timeout for each read is not sufficient: TLS
 * reads several times for a record or a handshake, and a server could send single bytes
 * without ever exceeding the timeout. In addition, after a read with a socket timeout,
 * each later read of a Java socket needs three system calls.
 */
final class DeadlineSocket extends Socket {

	private final AtomicReference<Deadline> deadline = new AtomicReference<>(Deadline.PENDING);

	private volatile @Nullable Future<?> task;

	/**
	 * Sets the deadline.
	 * @param deadline the instant, in terms of {@link System#nanoTime()}
	 * @param timer closes the socket
	 */
	void closeAt(long deadline, ScheduledExecutorService timer) {
		this.task = timer.schedule(this::closeAtDeadline, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		if (isClosed()) {
			cancelTask();
		}
	}

	private void closeAtDeadline() {
		if (this.deadline.compareAndSet(Deadline.PENDING, Deadline.EXPIRED)) {
			try {
				close();
			}
			catch (IOException ex) {
				// ignored: the socket is not used anymore
			}
		}
	}

	/**
	 * Cancels the deadline.
	 * @throws SocketTimeoutException if the deadline has passed
	 */
	void keepOpen() throws SocketTimeoutException {
		if (!this.deadline.compareAndSet(Deadline.PENDING, Deadline.CANCELLED)) {
			throw timedOut();
		}
		cancelTask();
	}

	@Override
	public void close() throws IOException {
		cancelTask();
		super.close();
	}

	private void cancelTask() {
		Future<?> task = this.task;
		if (task != null) {
			task.cancel(false);
		}
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new FilterInputStream(super.getInputStream()) {

			@Override
			public int read() throws IOException {
				try {
					return super.read();
				}
				catch (SocketException ex) {
					throw explain(ex);
				}
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				try {
					return super.read(target, offset, length);
				}
				catch (SocketException ex) {
					throw explain(ex);
				}
			}

		};
	}

	/** Replaces a failure that was caused by the deadline. */
	IOException explain(IOException failure) {
		if (this.deadline.get() != Deadline.EXPIRED || failure instanceof SocketTimeoutException) {
			return failure;
		}
		SocketTimeoutException timeout = timedOut();
		timeout.initCause(failure);
		return timeout;
	}

	private static SocketTimeoutException timedOut() {
		return new SocketTimeoutException("connect timed out");
	}

	/** Returns the milliseconds until an instant. */
	static int millisUntil(long deadline) throws SocketTimeoutException {
		long millis = (deadline - System.nanoTime()) / 1_000_000;
		if (millis <= 0) {
			throw timedOut();
		}
		return (int) Math.min(millis, Integer.MAX_VALUE);
	}

	private enum Deadline {

		PENDING, CANCELLED, EXPIRED

	}

}
