/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Writes actions in the order of submission, on the threads that send them. The thread
 * that holds the lock also writes the actions that other threads have queued meanwhile,
 * so that many actions cost one write. A thread waits for the lock no longer than its
 * timeout, because a write to a dead connection may block.
 */
public final class ActionWriter {

	/** The number of bytes gathered for one write. */
	private static final int BATCH_LENGTH = 4096;

	private final OutputStream output;

	private final Queue<PendingAction<?>> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	/** The number of actions written. Guarded by the lock. */
	private long count;

	/** Created when more than one action is to be written. */
	private byte @Nullable [] batch;

	private int batchLength;

	/** The instant at which the current write began. */
	private volatile long since;

	private volatile boolean busy;

	public ActionWriter(OutputStream output) {
		this.output = output;
	}

	/**
	 * Writes an action, unless it is abandoned before.
	 * @param action the action
	 * @param timeout the time to wait for the writes of other threads
	 * @return {@code false} when the timeout has elapsed and the action will not be
	 * written
	 * @throws IOException when the connection fails
	 */
	public boolean write(PendingAction<?> action, Duration timeout) throws IOException {
		this.waiting.add(action);
		if (!lock(timeout)) {
			if (!action.abandon()) {
				// the thread that writes now has taken it
				return true;
			}
			// on a connection that stays blocked, it would be kept for long
			this.waiting.remove(action);
			return false;
		}
		try {
			writeWaiting();
		}
		finally {
			this.writing.unlock();
		}
		return true;
	}

	/**
	 * Queues an action for the next thread that writes, unless it is abandoned before.
	 * @param action the action
	 */
	public void leave(PendingAction<?> action) {
		this.waiting.add(action);
	}

	/**
	 * Writes the queued actions.
	 * @param timeout the time to wait for the writes of other threads
	 * @throws IOException when the connection fails
	 */
	public void writeWaiting(Duration timeout) throws IOException {
		if (!this.waiting.isEmpty() && lock(timeout)) {
			try {
				writeWaiting();
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	/** Waits even when interrupted, because the caller cannot undo the submission. */
	private boolean lock(Duration timeout) {
		if (this.writing.tryLock()) {
			return true;
		}
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return this.writing.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
				}
				catch (InterruptedException ex) {
					interrupted = true;
				}
			}
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	/** Returns whether an action is queued. */
	public boolean hasWaiting() {
		return !this.waiting.isEmpty();
	}

	private void writeWaiting() throws IOException {
		for (PendingAction<?> next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			if (next.begin(this.count + 1)) {
				this.count++;
				byte[] bytes = next.takeBytes();
				if (this.batchLength == 0 && this.waiting.isEmpty()) {
					writeNow(bytes, bytes.length);
				}
				else {
					gather(bytes);
				}
			}
		}
		writeBatch();
	}

	private void gather(byte[] bytes) throws IOException {
		if (this.batchLength + bytes.length > BATCH_LENGTH) {
			writeBatch();
		}
		if (bytes.length > BATCH_LENGTH) {
			writeNow(bytes, bytes.length);
			return;
		}
		if (this.batch == null) {
			this.batch = new byte[BATCH_LENGTH];
		}
		System.arraycopy(bytes, 0, this.batch, this.batchLength, bytes.length);
		this.batchLength += bytes.length;
	}

	private void writeBatch() throws IOException {
		int length = this.batchLength;
		if (this.batch != null && length > 0) {
			this.batchLength = 0;
			writeNow(this.batch, length);
		}
	}

	private void writeNow(byte[] bytes, int length) throws IOException {
		this.since = System.nanoTime();
		this.busy = true;
		try {
			this.output.write(bytes, 0, length);
			this.output.flush();
		}
		finally {
			this.busy = false;
		}
	}

	/** Returns whether the current write has taken at least this time. */
	public boolean isStuck(Duration time) {
		return this.busy && System.nanoTime() - this.since >= TimeUnit.NANOSECONDS.convert(time);
	}

}
