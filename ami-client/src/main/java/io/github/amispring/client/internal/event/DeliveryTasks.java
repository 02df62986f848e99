/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the tasks of a {@link Delivery} that have not ended, and waits until these tasks
 * have ended.
 */
final class DeliveryTasks {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Guarded by the lock. */
	private int tasks;

	/** Whether stopping waits for the listener that is running. Guarded by the lock. */
	private boolean awaited = true;

	void begin() {
		change(1);
	}

	void end() {
		change(-1);
	}

	private void change(int difference) {
		this.lock.lock();
		try {
			this.tasks += difference;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isEmpty() {
		this.lock.lock();
		try {
			return this.tasks == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Sets whether a stop waits for the running listener. */
	void setAwaited(boolean awaited) {
		this.lock.lock();
		try {
			this.awaited = awaited;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until all tasks have ended.
	 * @param deadline the end of the wait, in terms of {@link System#nanoTime()}
	 * @return {@code false} if a task is still running and must be awaited
	 */
	boolean awaitEnd(long deadline) {
		this.lock.lock();
		try {
			long nanos = deadline - System.nanoTime();
			while (this.tasks > 0 && this.awaited && nanos > 0) {
				nanos = this.changed.awaitNanos(nanos);
			}
			return this.tasks == 0 || !this.awaited;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

}
