/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * The forms that wait to be sent. Over TCP, the socket buffers limit the number of unsent
 * actions. This queue limits its total size instead. Without a limit, actions whose
 * senders have timed out would accumulate while the server executes a long action.
 */
final class FormQueue {

	private static final int MAX_SIZE = 256 * 1024;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<byte[]> forms = new ArrayDeque<>();

	/** The number of bytes that wait. */
	private int size;

	private boolean closed;

	/**
	 * Adds a form. Waits while the queue is full. Not interruptible, because a part of an
	 * action may have been written.
	 * @param form the form
	 * @throws SocketException if the queue is closed
	 */
	void add(byte[] form) throws SocketException {
		this.lock.lock();
		try {
			while (this.size >= MAX_SIZE && !this.closed) {
				this.changed.awaitUninterruptibly();
			}
			if (this.closed) {
				throw new SocketException("the connection is closed");
			}
			this.forms.add(form);
			this.size += form.length;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for the next form and removes it.
	 * @return the form, {@code null} if the queue is closed
	 */
	byte @Nullable [] take() {
		this.lock.lock();
		try {
			while (this.forms.isEmpty() && !this.closed) {
				this.changed.awaitUninterruptibly();
			}
			byte[] form = this.closed ? null : this.forms.poll();
			if (form != null) {
				this.size -= form.length;
				this.changed.signalAll();
			}
			return form;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Discards the waiting forms and releases all waiting threads. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.forms.clear();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
