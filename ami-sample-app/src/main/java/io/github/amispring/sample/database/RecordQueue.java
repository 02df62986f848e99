/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records that wait to be stored. Thread-safe.
 *
 * @param <T> the type of the records
 */
class RecordQueue<T> {

	private final int capacity;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<T> records = new ArrayDeque<>();

	private boolean closed;

	RecordQueue(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Adds a record. Does not block.
	 * @param entry the record
	 * @return {@code false} if the queue is full
	 */
	boolean offer(T entry) {
		this.lock.lock();
		try {
			if (this.records.size() >= this.capacity) {
				return false;
			}
			this.records.add(entry);
			this.changed.signalAll();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		this.lock.lock();
		try {
			return this.records.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for records, and removes them.
	 * @param limit the largest number of records
	 * @return the oldest records; none if the queue is closed and empty
	 */
	List<T> take(int limit) {
		this.lock.lock();
		try {
			while (this.records.isEmpty() && !this.closed) {
				this.changed.awaitUninterruptibly();
			}
			List<T> taken = new ArrayList<>();
			while (taken.size() < limit && !this.records.isEmpty()) {
				taken.add(this.records.remove());
			}
			return taken;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the queue is closed.
	 * @param timeout the longest time
	 * @return whether the queue is closed
	 */
	boolean awaitClosed(Duration timeout) {
		long remaining = timeout.toNanos();
		this.lock.lock();
		try {
			while (remaining > 0 && !this.closed) {
				remaining = this.changed.awaitNanos(remaining);
			}
			return this.closed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Lets all threads that wait proceed. Records can still be added and taken. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	void open() {
		this.lock.lock();
		try {
			this.closed = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Removes all records.
	 * @return the number of the records
	 */
	int clear() {
		this.lock.lock();
		try {
			int size = this.records.size();
			this.records.clear();
			return size;
		}
		finally {
			this.lock.unlock();
		}
	}

}
