/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.transport;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A socket whose reads end at a moment. A timeout for each read would not do: TLS reads
 * many times for one record or one handshake, and a server that sends a byte now and then
 * would never be too slow.
 */
final class DeadlineSocket extends Socket {

	private volatile boolean limited;

	private volatile long deadline;

	/** Sets the moment in terms of {@link System#nanoTime()}. */
	void readUntil(long deadline) {
		this.deadline = deadline;
		this.limited = true;
	}

	void readWithoutDeadline() throws SocketException {
		this.limited = false;
		setSoTimeout(0);
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new FilterInputStream(super.getInputStream()) {

			@Override
			public int read() throws IOException {
				limitRead();
				return super.read();
			}

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				limitRead();
				return super.read(target, offset, length);
			}

		};
	}

	private void limitRead() throws IOException {
		if (this.limited) {
			setSoTimeout(millisUntil(this.deadline));
		}
	}

	static int millisUntil(long deadline) throws SocketTimeoutException {
		long millis = (deadline - System.nanoTime()) / 1_000_000;
		if (millis <= 0) {
			throw new SocketTimeoutException("connect timed out");
		}
		return (int) Math.min(millis, Integer.MAX_VALUE);
	}

}
