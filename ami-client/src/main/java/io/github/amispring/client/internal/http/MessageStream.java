/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Joins the messages of several responses to one stream. The messages of a response are
 * not interleaved with those of another. A thread that adds messages waits while the
 * reader has not read earlier messages, so the memory is bounded.
 */
final class MessageStream extends InputStream {

	private static final int MAX_WAITING = 2;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<byte[]> waiting = new ArrayDeque<>();

	/** The first failure. The messages before it can still be read. */
	private @Nullable Throwable failure;

	/** The messages that are being read. Used only by the reader. */
	private byte[] current = {};

	private int position;

	/**
	 * Adds messages. Ignored after a failure.
	 * @param messages complete messages as text
	 */
	void add(byte[] messages) {
		if (messages.length == 0) {
			return;
		}
		this.lock.lock();
		try {
			while (this.waiting.size() >= MAX_WAITING && this.failure == null) {
				this.changed.awaitUninterruptibly();
			}
			if (this.failure == null) {
				this.waiting.add(messages);
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Ends the stream with a failure, unless it has already failed.
	 * @param failure the failure
	 */
	void fail(Throwable failure) {
		this.lock.lock();
		try {
			if (this.failure == null) {
				this.failure = failure;
				this.changed.signalAll();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int read() {
		throw new UnsupportedOperationException("one byte at a time is slow");
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (this.position == this.current.length) {
			this.current = next();
			this.position = 0;
		}
		int count = Math.min(length, this.current.length - this.position);
		System.arraycopy(this.current, this.position, target, offset, count);
		this.position += count;
		return count;
	}

	private byte[] next() throws IOException {
		this.lock.lock();
		try {
			while (this.waiting.isEmpty() && this.failure == null) {
				this.changed.awaitUninterruptibly();
			}
			byte[] next = this.waiting.poll();
			if (next == null) {
				throw asIoException(this.failure);
			}
			this.changed.signalAll();
			return next;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static IOException asIoException(@Nullable Throwable failure) {
		return (failure instanceof IOException exception) ? exception
				: new IOException("The HTTP connection failed unexpectedly: " + failure, failure);
	}

}
