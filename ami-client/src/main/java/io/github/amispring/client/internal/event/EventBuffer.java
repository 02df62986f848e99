/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

import io.github.amispring.client.internal.log.LossLog;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.event.AmiConnectionEvent;
import io.github.amispring.event.AmiEventsLostEvent;
import org.jspecify.annotations.Nullable;

/**
 * The buffer between the thread that reads events and the thread that delivers them. It
 * contains batches of events in order with {@link AmiConnectionEvent}s and other signals.
 * The events are limited: when the buffer is full, the newest are dropped, and an
 * {@link AmiEventsLostEvent} takes their position. Signals are never dropped.
 * <p>
 * If many events wait, the reader thread first slows down, see {@link #awaitRoom()}.
 */
public final class EventBuffer {

	/**
	 * The number of events that are taken at a time if enough events wait, and the
	 * maximum number of batches and signals.
	 */
	static final int ENOUGH = 256;

	/** The number of buffered events above which the reader thread pauses. */
	private static final int MANY_EVENTS = 2048;

	/**
	 * The maximum wait of the reader: a tenth of the time after which Asterisk aborts a
	 * write ({@code writetimeout} in manager.conf).
	 */
	private static final Duration MAX_WAIT = Duration.ofMillis(10);

	private final String server;

	private final int capacity;

	private final int manyEvents;

	private final long maxWait;

	private final long maxSize;

	private final LossLog lossLog;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition room = this.lock.newCondition();

	private boolean readerWaits;

	private final Queue<Object> items = new ArrayDeque<>();

	private int events;

	private int beingDelivered;

	/**
	 * The sizes of the waiting and the taken events, see {@link MessageLimits#sizeOf}.
	 */
	private long size;

	private long sizeBeingDelivered;

	private long dropped;

	private long droppedInAll;

	private boolean closed;

	/**
	 * Incremented each time the buffer is opened. A task of an earlier epoch receives no
	 * more items.
	 */
	private int epoch;

	/**
	 * Schedules a task that takes items. Called if items are waiting and no task is
	 * scheduled.
	 */
	private IntConsumer scheduler = (epoch) -> {
	};

	/** Whether there is no task that takes items. */
	private boolean idle;

	public EventBuffer(String server, int capacity, long maxSize, LongSupplier nanoTime) {
		this(server, capacity, maxSize, nanoTime, MAX_WAIT);
	}

	public EventBuffer(String server, int capacity, long maxSize, LongSupplier nanoTime, Duration maxWait) {
		this.server = server;
		this.capacity = capacity;
		this.manyEvents = Math.min(MANY_EVENTS, capacity / 2);
		this.maxWait = maxWait.toNanos();
		this.maxSize = maxSize;
		this.lossLog = new LossLog(server, nanoTime);
	}

	/** Adds as many of the events as there is room for. */
	void putEvents(EventBatch batch) {
		Runnable schedule;
		this.lock.lock();
		try {
			if (hasRoomFor(batch.size(), batch.bytes())) {
				add(batch);
			}
			else {
				addWhatFits(batch);
			}
			this.lossLog.check();
			schedule = taskToSchedule();
		}
		finally {
			this.lock.unlock();
		}
		call(schedule);
	}

	private void add(EventBatch batch) {
		reportDropped();
		this.items.add(batch);
		this.events += batch.size();
		this.size += batch.bytes();
	}

	private void addWhatFits(EventBatch batch) {
		for (int i = 0; i < batch.size(); i++) {
			EventBatch one = new EventBatch(1);
			one.add(batch.message(i), batch.type(i));
			one.readAt(batch.readAt());
			if (hasRoomFor(1, one.bytes())) {
				add(one);
			}
			else {
				drop();
			}
		}
	}

	/** Returns the call to make after the lock is released, {@code null} for none. */
	private @Nullable Runnable taskToSchedule() {
		if (!this.idle || this.closed || (this.items.isEmpty() && this.dropped == 0)) {
			return null;
		}
		this.idle = false;
		IntConsumer scheduler = this.scheduler;
		int epoch = this.epoch;
		return () -> scheduler.accept(epoch);
	}

	private static void call(@Nullable Runnable schedule) {
		if (schedule != null) {
			schedule.run();
		}
	}

	/**
	 * Waits for a short time while many events wait. Called by the reader thread after a
	 * read that returned many events, because more will follow. In the meantime, the
	 * server can continue to write, so fewer events are lost.
	 */
	void awaitRoom() {
		this.lock.lock();
		try {
			long nanos = this.maxWait;
			while (isAbove(this.manyEvents, this.maxSize / 2) && !this.closed && nanos > 0) {
				this.readerWaits = true;
				nanos = this.room.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.readerWaits = false;
			this.lock.unlock();
		}
	}

	private boolean isAbove(int events, long size) {
		return this.events + this.beingDelivered > events || this.size + this.sizeBeingDelivered > size;
	}

	/**
	 * Schedules a task if items wait and there is no task. Called periodically, because
	 * scheduling may have failed.
	 */
	void wake() {
		Runnable schedule;
		this.lock.lock();
		try {
			schedule = taskToSchedule();
		}
		finally {
			this.lock.unlock();
		}
		call(schedule);
	}

	/**
	 * Notifies the buffer that a task could not start or has failed, so that the next
	 * event schedules a task again.
	 * @param epoch the epoch of the task
	 */
	void release(int epoch) {
		this.lock.lock();
		try {
			if (epoch == this.epoch) {
				this.idle = true;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Adds a signal, which is never dropped. */
	public void putSignal(Object signal) {
		Runnable schedule;
		this.lock.lock();
		try {
			reportDropped();
			this.items.add(signal);
			schedule = taskToSchedule();
		}
		finally {
			this.lock.unlock();
		}
		call(schedule);
	}

	private boolean hasRoomFor(int events, long size) {
		return hasRoomForEvents(events) && this.size + this.sizeBeingDelivered + size <= this.maxSize;
	}

	private boolean hasRoomForEvents(int events) {
		return this.events + this.beingDelivered + events <= this.capacity;
	}

	private void drop() {
		this.lossLog.lost(hasRoomForEvents(1) ? this.maxSize + " bytes (limits.maxBufferSize)"
				: this.capacity + " (events.bufferCapacity)");
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
	 * Takes batches and signals in order. The previously taken items count as delivered.
	 * @param epoch the epoch of the task
	 * @param target receives the items
	 * @return {@code false} if nothing waits or the buffer was opened again. The task
	 * must end then, and further items schedule another task
	 */
	boolean take(int epoch, List<Object> target) {
		this.lock.lock();
		try {
			if (epoch != this.epoch) {
				return false;
			}
			this.beingDelivered = 0;
			this.sizeBeingDelivered = 0;
			this.lossLog.check();
			if (this.readerWaits && !isAbove(this.manyEvents / 2, this.maxSize / 4)) {
				this.room.signal();
			}
			if (this.items.isEmpty()) {
				reportDropped();
			}
			for (Object item = this.items.poll(); item != null; item = this.items.poll()) {
				target.add(item);
				if (item instanceof EventBatch batch) {
					this.beingDelivered += batch.size();
					this.sizeBeingDelivered += batch.bytes();
				}
				if (this.beingDelivered >= ENOUGH || target.size() == ENOUGH) {
					break;
				}
			}
			this.events -= this.beingDelivered;
			this.size -= this.sizeBeingDelivered;
			this.idle = target.isEmpty();
			return !this.idle;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notifies the buffer that a task ends without delivering all taken events.
	 * @param epoch the epoch of the task
	 * @param undelivered the number of events that are not delivered
	 */
	void giveUp(int epoch, int undelivered) {
		this.lock.lock();
		try {
			this.droppedInAll += undelivered;
			if (epoch == this.epoch) {
				this.beingDelivered = 0;
				this.sizeBeingDelivered = 0;
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Discards all items.
	 * @return the number of discarded events
	 */
	int discard() {
		this.lock.lock();
		try {
			int discarded = this.events;
			this.droppedInAll += discarded;
			this.items.clear();
			this.events = 0;
			this.size = 0;
			this.dropped = 0;
			return discarded;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns the oldest batch, {@code null} if no event waits. */
	@Nullable EventBatch oldest() {
		this.lock.lock();
		try {
			for (Object item : this.items) {
				if (item instanceof EventBatch batch) {
					return batch;
				}
			}
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Closes the buffer. No more events are added. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.lossLog.flush();
			this.room.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Opens the empty buffer.
	 * @param scheduler schedules a task on another thread, which takes items of the given
	 * epoch. Called if items wait and there is no task
	 */
	void open(IntConsumer scheduler) {
		this.lock.lock();
		try {
			this.closed = false;
			this.scheduler = scheduler;
			this.idle = true;
			discard();
			this.beingDelivered = 0;
			this.sizeBeingDelivered = 0;
			this.lossLog.flush();
			this.epoch++;
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	public int waiting() {
		this.lock.lock();
		try {
			return this.events + this.beingDelivered;
		}
		finally {
			this.lock.unlock();
		}
	}

	public long droppedInAll() {
		this.lock.lock();
		try {
			return this.droppedInAll;
		}
		finally {
			this.lock.unlock();
		}
	}

}
