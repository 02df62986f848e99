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

import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits between the thread that reads and the one that delivers: messages of events,
 * and {@link AmiConnectionEvent}s and other signals in their midst. Bounded for events:
 * when it is full the newest are dropped, and an {@link AmiEventsLostEvent} stands in
 * their place. Signals are never dropped.
 */
final class EventBuffer {

	private static final Logger logger = LoggerFactory.getLogger(EventBuffer.class);

	private static final int BATCH = 256;

	private final String server;

	private final int capacity;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition notEmpty = this.lock.newCondition();

	private final Queue<Object> items = new ArrayDeque<>();

	private int events;

	private int beingDelivered;

	private long dropped;

	private long droppedInAll;

	private boolean closed;

	/** Counts the openings: who takes for an earlier one gets nothing more. */
	private int generation;

	EventBuffer(String server, int capacity) {
		this.server = server;
		this.capacity = capacity;
	}

	/** Puts events into the buffer, as many as there is room for. */
	void putEvents(List<AmiMessage> messages) {
		this.lock.lock();
		try {
			for (AmiMessage message : messages) {
				if (this.events + this.beingDelivered >= this.capacity) {
					drop();
				}
				else {
					reportDropped();
					this.items.add(message);
					this.events++;
				}
			}
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

	private void drop() {
		if (this.dropped == 0) {
			logger.warn("PBX \"{}\": {} events wait for listeners that are too slow, so the newest are dropped",
					this.server, this.capacity);
		}
		this.dropped++;
		this.droppedInAll++;
	}

	private void reportDropped() {
		if (this.dropped > 0) {
			logger.warn("PBX \"{}\": {} events were dropped because listeners were too slow", this.server,
					this.dropped);
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
				if (item instanceof AmiMessage) {
					this.beingDelivered++;
				}
				if (target.size() == BATCH) {
					break;
				}
			}
			this.events -= this.beingDelivered;
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
			this.dropped = 0;
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
