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
 * Writes actions, in the order of their coming, on the threads that send them. Who gets
 * to write takes along what others have left for it meanwhile, so that many actions cost
 * one write. Nobody waits for his turn longer than he wants to, for a line to a dead
 * server may be stuck.
 */
public final class ActionWriter {

	/** So many bytes are gathered for one write. */
	private static final int BATCH_LENGTH = 4096;

	private final OutputStream output;

	private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	/** How many actions were written. Guarded by the lock. */
	private long count;

	/** Made when there is more than one action to be written. */
	private byte @Nullable [] batch;

	private int batchLength;

	/** When the write that is under way began. */
	private volatile long since;

	private volatile boolean busy;

	public ActionWriter(OutputStream output) {
		this.output = output;
	}

	/**
	 * Writes an action, unless it is abandoned before.
	 * @param action the action
	 * @param bytes the action as it is sent
	 * @param patience how long to wait for other threads' writes
	 * @return {@code false} when the time was over and the action has not been and will
	 * not be written
	 * @throws IOException when the connection fails
	 */
	public boolean write(PendingAction<?> action, byte[] bytes, Duration patience) throws IOException {
		Outgoing outgoing = new Outgoing(action, bytes);
		this.waiting.add(outgoing);
		if (!lock(patience)) {
			if (!action.abandon()) {
				// whoever writes now has taken it along
				return true;
			}
			// of a line that stays stuck, these would be kept for long
			this.waiting.remove(outgoing);
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
	 * Leaves an action to whoever writes next, unless it is abandoned before.
	 * @param action the action
	 * @param bytes the action as it is sent
	 */
	public void leave(PendingAction<?> action, byte[] bytes) {
		this.waiting.add(new Outgoing(action, bytes));
	}

	/**
	 * Writes what was left.
	 * @param patience how long to wait for other threads' writes
	 * @throws IOException when the connection fails
	 */
	public void writeWaiting(Duration patience) throws IOException {
		if (!this.waiting.isEmpty() && lock(patience)) {
			try {
				writeWaiting();
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	/** Waits also when interrupted: what is sent is not to depend on that. */
	private boolean lock(Duration patience) {
		if (this.writing.tryLock()) {
			return true;
		}
		long deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
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

	/** Whether something was left that nobody has taken along yet. */
	public boolean hasWaiting() {
		return !this.waiting.isEmpty();
	}

	private void writeWaiting() throws IOException {
		for (Outgoing next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			if (next.action.begin(this.count + 1)) {
				this.count++;
				if (this.batchLength == 0 && this.waiting.isEmpty()) {
					writeNow(next.bytes, next.bytes.length);
				}
				else {
					gather(next.bytes);
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

	/** Whether one write has been under way for so long. */
	public boolean isStuck(Duration time) {
		return this.busy && System.nanoTime() - this.since >= TimeUnit.NANOSECONDS.convert(time);
	}

	/**
	 * An action that waits to be written.
	 *
	 * @param action the action
	 * @param bytes the action as it is sent
	 */
	private record Outgoing(PendingAction<?> action, byte[] bytes) {

	}

}
