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
 * that holds the lock also writes the actions that other threads have queued in the
 * meantime, so one write can send many actions. A thread waits for the lock no longer
 * than its timeout, because a write to an unresponsive connection may block.
 */
public final class ActionWriter {

	/** The maximum number of bytes in one write of several actions. */
	private static final int BATCH_LENGTH = 4096;

	private final OutputStream output;

	private final Queue<PendingAction<?>> queue = new ConcurrentLinkedQueue<>();

	private final ReentrantLock lock = new ReentrantLock();

	/** The number of actions written. Guarded by the lock. */
	private long count;

	/** Created when several actions are first written at once. */
	private byte @Nullable [] batch;

	private int batchLength;

	/** The start of the current write, in terms of {@link System#nanoTime()}. */
	private volatile long writeStart;

	private volatile boolean writing;

	public ActionWriter(OutputStream output) {
		this.output = output;
	}

	/**
	 * Writes an action, unless it is abandoned first.
	 * @param action the action
	 * @param timeout the time to wait for the writes of other threads
	 * @return {@code false} if the timeout has expired and the action will not be written
	 * @throws IOException if the connection fails
	 */
	public boolean write(PendingAction<?> action, Duration timeout) throws IOException {
		this.queue.add(action);
		if (!acquireLock(timeout)) {
			if (!action.abandon()) {
				// the thread that holds the lock writes it
				return true;
			}
			// frees memory while the connection is blocked
			this.queue.remove(action);
			return false;
		}
		try {
			writeQueued();
		}
		finally {
			this.lock.unlock();
		}
		return true;
	}

	/**
	 * Queues an action for the next thread that writes.
	 * @param action the action
	 */
	public void enqueue(PendingAction<?> action) {
		this.queue.add(action);
	}

	/**
	 * Writes the queued actions.
	 * @param timeout the time to wait for the writes of other threads
	 * @throws IOException if the connection fails
	 */
	public void writeQueued(Duration timeout) throws IOException {
		if (!this.queue.isEmpty() && acquireLock(timeout)) {
			try {
				writeQueued();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/**
	 * Waits for the lock. Not interruptible, because the caller cannot undo the
	 * submission.
	 */
	private boolean acquireLock(Duration timeout) {
		if (this.lock.tryLock()) {
			return true;
		}
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout);
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return this.lock.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
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
	public boolean hasQueued() {
		return !this.queue.isEmpty();
	}

	private void writeQueued() throws IOException {
		for (PendingAction<?> next = this.queue.poll(); next != null; next = this.queue.poll()) {
			if (next.beginWrite(this.count + 1)) {
				this.count++;
				byte[] bytes = next.takeBytes();
				if (this.batchLength == 0 && this.queue.isEmpty()) {
					write(bytes, bytes.length);
				}
				else {
					addToBatch(bytes);
				}
			}
		}
		writeBatch();
	}

	private void addToBatch(byte[] bytes) throws IOException {
		if (this.batchLength + bytes.length > BATCH_LENGTH) {
			writeBatch();
		}
		if (bytes.length > BATCH_LENGTH) {
			write(bytes, bytes.length);
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
			write(this.batch, length);
		}
	}

	private void write(byte[] bytes, int length) throws IOException {
		this.writeStart = System.nanoTime();
		this.writing = true;
		try {
			this.output.write(bytes, 0, length);
			this.output.flush();
		}
		finally {
			this.writing = false;
		}
	}

	/** Returns whether the current write has been blocked for at least the given time. */
	public boolean isBlocked(Duration time) {
		return this.writing && System.nanoTime() - this.writeStart >= TimeUnit.NANOSECONDS.convert(time);
	}

}
