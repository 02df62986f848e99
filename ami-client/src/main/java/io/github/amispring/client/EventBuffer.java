/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import io.github.amispring.message.AmiMessage;

/**
 * What waits between the thread that reads and the one that delivers: messages of events,
 * and {@link AmiConnectionEvent}s and other signals in their midst. Bounded for events:
 * when it is full the newest are dropped, and an {@link AmiEventsLostEvent} stands in
 * their place. Signals are never dropped.
 */
final class EventBuffer {

	private static final int BATCH = 256;

	private final String server;

	private final int capacity;

	private final long maxSize;

	private final LossLog lossLog;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition notEmpty = this.lock.newCondition();

	private final Queue<Object> items = new ArrayDeque<>();

	private int events;

	private int beingDelivered;

	/** What both take, see {@link Limits#sizeOf}. */
	private long size;

	private long sizeBeingDelivered;

	private long dropped;

	private long droppedInAll;

	private boolean closed;

	/** Counts the openings: who takes for an earlier one gets nothing more. */
	private int generation;

	EventBuffer(String server, int capacity, long maxSize, LongSupplier nanoTime) {
		this.server = server;
		this.capacity = capacity;
		this.maxSize = maxSize;
		this.lossLog = new LossLog(server, nanoTime);
	}

	/** Puts events into the buffer, as many as there is room for. */
	void putEvents(List<AmiMessage> messages) {
		this.lock.lock();
		try {
			for (AmiMessage message : messages) {
				if (hasRoomFor(message)) {
					reportDropped();
					this.items.add(message);
					this.events++;
					this.size += Limits.sizeOf(message);
				}
			}
			this.lossLog.check();
			this.notEmpty.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Puts something that must not be lost. */
	void putSignal(Object signal) {
		this.lock.lock();
		try {
			reportDropped();
			this.items.add(signal);
			this.notEmpty.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean hasRoomFor(AmiMessage message) {
		if (this.events + this.beingDelivered >= this.capacity) {
			drop(this.capacity + " (events.bufferCapacity)");
			return false;
		}
		if (this.size + this.sizeBeingDelivered + Limits.sizeOf(message) > this.maxSize) {
			drop(this.maxSize + " bytes (limits.maxBufferSize)");
			return false;
		}
		return true;
	}

	private void drop(String limit) {
		this.lossLog.lost(limit);
		this.dropped++;
		this.droppedInAll++;
	}

	private void reportDropped() {
		if (this.dropped > 0) {
			this.items.add(new AmiEventsLostEvent(this.server, Instant.now(), this.dropped));
			this.dropped = 0;
		}
	}

	/**
	 * Waits for items and takes some in order. What was taken before counts as delivered.
	 * @param generation what {@link #open()} gave
	 * @param target where the items are added
	 * @return {@code false} when the buffer is closed and empty, or was opened anew
	 */
	boolean take(int generation, List<Object> target) {
		this.lock.lock();
		try {
			if (generation == this.generation) {
				this.beingDelivered = 0;
				this.sizeBeingDelivered = 0;
				this.lossLog.check();
			}
			while (generation == this.generation && this.items.isEmpty() && this.dropped == 0 && !this.closed) {
				this.notEmpty.awaitUninterruptibly();
			}
			if (generation != this.generation) {
				return false;
			}
			if (this.items.isEmpty()) {
				reportDropped();
			}
			for (Object item = this.items.poll(); item != null; item = this.items.poll()) {
				target.add(item);
				if (item instanceof AmiMessage message) {
					this.beingDelivered++;
					this.sizeBeingDelivered += Limits.sizeOf(message);
				}
				if (target.size() == BATCH) {
					break;
				}
			}
			this.events -= this.beingDelivered;
			this.size -= this.sizeBeingDelivered;
			return !target.isEmpty();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Lets the taker end when everything has been taken. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.lossLog.flush();
			this.notEmpty.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Begins anew, with nothing waiting.
	 * @return what the taker must show
	 */
	int open() {
		this.lock.lock();
		try {
			this.closed = false;
			this.items.clear();
			this.events = 0;
			this.beingDelivered = 0;
			this.size = 0;
			this.sizeBeingDelivered = 0;
			this.dropped = 0;
			this.lossLog.flush();
			this.notEmpty.signalAll();
			return ++this.generation;
		}
		finally {
			this.lock.unlock();
		}
	}

	int waiting() {
		this.lock.lock();
		try {
			return this.events + this.beingDelivered;
		}
		finally {
			this.lock.unlock();
		}
	}

	long droppedInAll() {
		this.lock.lock();
		try {
			return this.droppedInAll;
		}
		finally {
			this.lock.unlock();
		}
	}

}
