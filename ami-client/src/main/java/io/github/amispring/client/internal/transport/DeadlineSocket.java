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
 * A socket that can be given a moment at which it closes by itself. A timeout for each
 * read would not do: TLS reads many times for one record or one handshake, and a server
 * that sends a byte now and then would never be too slow. Besides, a Java socket that was
 * read with a timeout once asks the system twice for each later read.
 */
final class DeadlineSocket extends Socket {

	private final AtomicReference<Fate> fate = new AtomicReference<>(Fate.OPEN);

	private volatile @Nullable Future<?> timeout;

	/** Sets the moment in terms of {@link System#nanoTime()}. */
	void closeAt(long deadline, ScheduledExecutorService timer) {
		this.timeout = timer.schedule(this::closeOverdue, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
		if (isClosed()) {
			forgetTimeout();
		}
	}

	private void closeOverdue() {
		if (this.fate.compareAndSet(Fate.OPEN, Fate.OVERDUE)) {
			try {
				close();
			}
			catch (IOException ex) {
				// there is nothing left to be done with it
			}
		}
	}

	/**
	 * Takes back the moment.
	 * @throws SocketTimeoutException when it has come already
	 */
	void keepOpen() throws SocketTimeoutException {
		if (!this.fate.compareAndSet(Fate.OPEN, Fate.KEPT)) {
			throw overdue();
		}
		forgetTimeout();
	}

	@Override
	public void close() throws IOException {
		forgetTimeout();
		super.close();
	}

	private void forgetTimeout() {
		Future<?> timeout = this.timeout;
		if (timeout != null) {
			timeout.cancel(false);
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

	/** Says that the moment had come, if that is the reason of a failure. */
	IOException explain(IOException failure) {
		if (this.fate.get() != Fate.OVERDUE || failure instanceof SocketTimeoutException) {
			return failure;
		}
		SocketTimeoutException overdue = overdue();
		overdue.initCause(failure);
		return overdue;
	}

	private static SocketTimeoutException overdue() {
		return new SocketTimeoutException("connect timed out");
	}

	static int millisUntil(long deadline) throws SocketTimeoutException {
		long millis = (deadline - System.nanoTime()) / 1_000_000;
		if (millis <= 0) {
			throw overdue();
		}
		return (int) Math.min(millis, Integer.MAX_VALUE);
	}

	private enum Fate {

		OPEN, KEPT, OVERDUE

	}

}
