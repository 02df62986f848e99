/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.github.amispring.kafka.record.LossReason;
import org.jspecify.annotations.Nullable;

/**
 * Stores records until the broker has acknowledged them. The capacity limits the records
 * that wait and those that the producer is sending. If it is exceeded, the newest records
 * are dropped until a quarter of the capacity is free. A record that announces the loss
 * then takes their place. Such records are not subject to the capacity: there is at most
 * one for each quarter of the capacity. Thread-safe.
 */
final class RecordBuffer {

	/**
	 * The time for which failed deliveries are collected before they are announced. It
	 * limits the announcements that a broker rejects as well.
	 */
	private static final long FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final String lossKey;

	private final int capacity;

	private final int resumeAt;

	private final LossListener listener;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Deque<Entry> entries = new ArrayDeque<>();

	/** The records other than losses that are not acknowledged. */
	private int records;

	/** The announcements of losses that are not acknowledged. */
	private int announcements;

	/** The records dropped in the present burst. */
	private long dropped;

	private @Nullable Instant droppedAt;

	/** The records whose delivery has failed and that are not announced yet. */
	private long failed;

	private @Nullable Instant failedAt;

	private long sent;

	private long lost;

	private boolean closed;

	/** When a record was last acknowledged, or was added to the empty buffer. */
	private long progressAt = System.nanoTime();

	/**
	 * Creates a buffer.
	 * @param lossKey the key of announcements
	 * @param capacity the maximum number of records
	 * @param listener is notified of losses
	 */
	RecordBuffer(String lossKey, int capacity, LossListener listener) {
		this.lossKey = lossKey;
		this.capacity = capacity;
		this.resumeAt = capacity - Math.max(1, capacity / 4);
		this.listener = listener;
	}

	/** Adds a record, or drops it. Never blocks. */
	void add(Entry entry) {
		boolean burst = false;
		this.lock.lock();
		try {
			if (this.closed) {
				this.lost++;
				return;
			}
			if (this.dropped > 0 || this.records >= this.capacity) {
				burst = this.dropped++ == 0;
				this.lost++;
				if (burst) {
					this.droppedAt = entry.at();
				}
			}
			else {
				put(entry);
			}
		}
		finally {
			this.lock.unlock();
		}
		if (burst) {
			this.listener.bufferFull(this.capacity);
		}
	}

	/** Announces a loss that occurred before the records were added. */
	void lose(Instant at, long count, LossReason reason) {
		this.lock.lock();
		try {
			this.lost += count;
			put(Entry.loss(this.lossKey, at, count, reason));
		}
		finally {
			this.lock.unlock();
		}
	}

	private void put(Entry entry) {
		if (this.records + this.announcements == 0) {
			this.progressAt = System.nanoTime();
		}
		count(entry, 1);
		this.entries.add(entry);
		this.changed.signalAll();
	}

	private void count(Entry entry, int by) {
		if (entry.isLoss()) {
			this.announcements += by;
		}
		else {
			this.records += by;
		}
	}

	/**
	 * Returns the next record to be written.
	 * @param nanos the time to wait
	 * @return the record, {@code null} if there is none
	 * @throws InterruptedException if the thread is interrupted
	 */
	@Nullable Entry poll(long nanos) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = Math.min(nanos, FAILURE_NANOS);
			while (this.entries.isEmpty() && !this.closed && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			if (this.entries.isEmpty()) {
				announceFailures();
			}
			return this.entries.poll();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void announceFailures() {
		Instant at = this.failedAt;
		if (at != null && !this.closed) {
			put(Entry.loss(this.lossKey, at, this.failed, LossReason.DELIVERY_FAILED));
			this.failed = 0;
			this.failedAt = null;
		}
	}

	/** Handles that the broker has acknowledged a record. */
	void acknowledged(Entry entry) {
		this.lock.lock();
		try {
			if (!entry.isLoss()) {
				this.sent++;
			}
			done(entry);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Handles that a record that has a sequence number was finally not delivered. */
	void failed(Entry entry) {
		this.lock.lock();
		try {
			if (!entry.isLoss()) {
				this.lost++;
			}
			this.failed += Math.max(1, entry.losses());
			if (this.failedAt == null) {
				this.failedAt = entry.at();
			}
			done(entry);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Replaces a record that cannot be written, and has no sequence number yet, by the
	 * announcement of its loss.
	 */
	Entry reject(Entry entry) {
		this.lock.lock();
		try {
			Entry announcement = Entry.loss(this.lossKey, entry.at(), Math.max(1, entry.losses()),
					LossReason.RECORD_REJECTED);
			if (!entry.isLoss()) {
				this.lost++;
			}
			count(announcement, 1);
			done(entry);
			return announcement;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void done(Entry entry) {
		count(entry, -1);
		this.progressAt = System.nanoTime();
		Instant at = this.droppedAt;
		if (at != null && this.records <= this.resumeAt) {
			announceDropped(at);
		}
		if (this.records + this.announcements == 0) {
			this.changed.signalAll();
		}
	}

	private void announceDropped(Instant at) {
		this.listener.announced(this.dropped);
		put(Entry.loss(this.lossKey, at, this.dropped, LossReason.BUFFER_FULL));
		this.dropped = 0;
		this.droppedAt = null;
	}

	/** Accepts no more records. Those in the buffer remain. */
	void close() {
		this.lock.lock();
		try {
			Instant at = this.droppedAt;
			if (at != null) {
				announceDropped(at);
			}
			announceFailures();
			this.closed = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns whether no more records are accepted and none waits to be written. */
	boolean isFinished() {
		this.lock.lock();
		try {
			return this.closed && this.entries.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until all records are acknowledged.
	 * @param nanos the time to wait
	 * @return whether all records are acknowledged
	 * @throws InterruptedException if the thread is interrupted
	 */
	boolean awaitEmpty(long nanos) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = nanos;
			while (this.records + this.announcements > 0 && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return this.records + this.announcements == 0;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Discards all records that are not acknowledged.
	 * @return the number of records other than announcements
	 */
	int discard() {
		this.lock.lock();
		try {
			int discarded = this.records;
			this.lost += discarded;
			this.entries.clear();
			this.records = 0;
			this.announcements = 0;
			return discarded;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns the time without progress while there are records, in nanoseconds. */
	long stalledNanos() {
		this.lock.lock();
		try {
			return (this.records + this.announcements == 0) ? 0 : System.nanoTime() - this.progressAt;
		}
		finally {
			this.lock.unlock();
		}
	}

	int records() {
		this.lock.lock();
		try {
			return this.records;
		}
		finally {
			this.lock.unlock();
		}
	}

	long sent() {
		this.lock.lock();
		try {
			return this.sent;
		}
		finally {
			this.lock.unlock();
		}
	}

	long lost() {
		this.lock.lock();
		try {
			return this.lost;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Is notified of losses.
	 */
	interface LossListener {

		/**
		 * The buffer is full. Called once for each burst of dropped records.
		 * @param capacity the capacity
		 */
		void bufferFull(int capacity);

		/**
		 * A burst has ended, and its loss is announced.
		 * @param count the number of dropped records
		 */
		void announced(long count);

	}

}
