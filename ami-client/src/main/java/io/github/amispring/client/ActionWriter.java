/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes actions, in the order of their coming, on the threads that send them. Who gets
 * to write takes along what others have left for it meanwhile, so that many actions cost
 * one write. Nobody waits for his turn longer than he wants to, for a line to a dead
 * server may be stuck.
 */
final class ActionWriter {

	private final OutputStream output;

	private final Queue<Outgoing> waiting = new ConcurrentLinkedQueue<>();

	private final ReentrantLock writing = new ReentrantLock();

	private final ByteArrayOutputStream batch = new ByteArrayOutputStream(1024);

	/** When the write that is under way began. */
	private volatile long since;

	private volatile boolean busy;

	ActionWriter(OutputStream output) {
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
	boolean write(PendingAction<?> action, byte[] bytes, Duration patience) throws IOException {
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

	private void writeWaiting() throws IOException {
		for (Outgoing next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			if (next.action.begin()) {
				this.batch.writeBytes(next.bytes);
			}
		}
		if (this.batch.size() > 0) {
			byte[] bytes = this.batch.toByteArray();
			this.batch.reset();
			writeNow(bytes);
		}
	}

	private void writeNow(byte[] bytes) throws IOException {
		this.since = System.nanoTime();
		this.busy = true;
		try {
			this.output.write(bytes);
			this.output.flush();
		}
		finally {
			this.busy = false;
		}
	}

	/** Whether one write has been under way for so long. */
	boolean isStuck(Duration time) {
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
