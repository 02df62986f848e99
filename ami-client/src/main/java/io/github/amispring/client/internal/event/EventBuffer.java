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
 * What waits between the thread that reads and the one that delivers: batches of events,
 * and {@link AmiConnectionEvent}s and other signals between them. Bounded for events:
 * when it is full the newest are dropped, and an {@link AmiEventsLostEvent} stands in
 * their place. Signals are never dropped.
 * <p>
 * Before it comes to that, a reader that has far outrun the other thread gives way to it,
 * for moments that no server minds: see {@link #awaitRoom()}.
 */
public final class EventBuffer {

	/**
	 * What is taken at a time: at least so many events, if they are there, in at most so
	 * many batches and signals.
	 */
	static final int ENOUGH = 256;

	/** So many may wait without the reader giving way. */
	private static final int FAR_BEHIND = 2048;

	/**
	 * How long a reader gives way at the most: a tenth of the time within which Asterisk
	 * wants each of its writes to end ({@code writetimeout} in manager.conf).
	 */
	private static final Duration MAX_WAIT = Duration.ofMillis(10);

	private final String server;

	private final int capacity;

	private final int farBehind;

	private final long maxWait;

	private final long maxSize;

	private final LossLog lossLog;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition caughtUp = this.lock.newCondition();

	private boolean readerWaits;

	private final Queue<Object> items = new ArrayDeque<>();

	private int events;

	private int beingDelivered;

	/** What both take, see {@link MessageLimits#sizeOf}. */
	private long size;

	private long sizeBeingDelivered;

	private long dropped;

	private long droppedInAll;

	private boolean closed;

	/** Counts the openings: who takes for an earlier one gets nothing more. */
	private int epoch;

	/** Called when something waits that nobody is about to take. */
	private IntConsumer taker = (epoch) -> {
	};

	/** Whether whoever took last has found nothing more. */
	private boolean idle;

	public EventBuffer(String server, int capacity, long maxSize, LongSupplier nanoTime) {
		this(server, capacity, maxSize, nanoTime, MAX_WAIT);
	}

	public EventBuffer(String server, int capacity, long maxSize, LongSupplier nanoTime, Duration maxWait) {
		this.server = server;
		this.capacity = capacity;
		this.farBehind = Math.min(FAR_BEHIND, capacity / 2);
		this.maxWait = maxWait.toNanos();
		this.maxSize = maxSize;
		this.lossLog = new LossLog(server, nanoTime);
	}

	/** Puts events into the buffer, as many as there is room for. */
	void putEvents(EventBatch batch) {
		Runnable taker;
		this.lock.lock();
		try {
			if (hasRoomFor(batch.size(), batch.bytes())) {
				add(batch);
			}
			else {
				addWhatFits(batch);
			}
			this.lossLog.check();
			taker = idleTaker();
		}
		finally {
			this.lock.unlock();
		}
		call(taker);
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

	/** Who is to be called, once the lock is free; {@code null} for nobody. */
	private @Nullable Runnable idleTaker() {
		if (!this.idle || this.closed || (this.items.isEmpty() && this.dropped == 0)) {
			return null;
		}
		this.idle = false;
		IntConsumer taker = this.taker;
		int epoch = this.epoch;
		return () -> taker.accept(epoch);
	}

	private static void call(@Nullable Runnable taker) {
		if (taker != null) {
			taker.run();
		}
	}

	/**
	 * Waits while the taker is far behind, yet not for long: to be called by a reader
	 * that has just read much, for then there is more to come. It costs the server a
	 * moment, and saves events.
	 */
	void awaitRoom() {
		this.lock.lock();
		try {
			long nanos = this.maxWait;
			while (isBehind(this.farBehind, this.maxSize / 2) && !this.closed && nanos > 0) {
				this.readerWaits = true;
				nanos = this.caughtUp.awaitNanos(nanos);
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

	private boolean isBehind(int events, long size) {
		return this.events + this.beingDelivered > events || this.size + this.sizeBeingDelivered > size;
	}

	/**
	 * Calls the taker if something waits and the taker is not at work. To be called again
	 * and again, for a taker that could not begin when it was called.
	 */
	void wake() {
		Runnable taker;
		this.lock.lock();
		try {
			taker = idleTaker();
		}
		finally {
			this.lock.unlock();
		}
		call(taker);
	}

	/**
	 * The taker could not begin, or has ended with a failure: it is to be called again
	 * with the next event.
	 * @param epoch what it was called with
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

	/** Puts something that must not be lost. */
	public void putSignal(Object signal) {
		Runnable taker;
		this.lock.lock();
		try {
			reportDropped();
			this.items.add(signal);
			taker = idleTaker();
		}
		finally {
			this.lock.unlock();
		}
		call(taker);
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
	 * Takes some batches and signals, in order. What was taken before counts as
	 * delivered. Who gets {@code false} has to end; the taker is called when there is
	 * more.
	 * @param epoch what the taker was called with
	 * @param target where the items are added
	 * @return {@code false} when nothing waits, or the buffer was opened anew
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
			if (this.readerWaits && !isBehind(this.farBehind / 2, this.maxSize / 4)) {
				this.caughtUp.signal();
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
	 * The taker ends before it has delivered all that it took.
	 * @param epoch what it was called with
	 * @param undelivered the number of events it took and does not deliver
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
	 * Drops all that waits, because nothing will take it any more.
	 * @return the number of events that are lost by this
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

	/** The batch that has waited longest, {@code null} when no event waits. */
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

	/** Nothing more is going to be put. */
	void close() {
		this.lock.lock();
		try {
			this.closed = true;
			this.lossLog.flush();
			this.caughtUp.signal();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Begins anew, with nothing waiting.
	 * @param taker called when something waits that nobody is about to take, with what
	 * must be shown to take it; has to leave that to another thread
	 */
	void open(IntConsumer taker) {
		this.lock.lock();
		try {
			this.closed = false;
			this.taker = taker;
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
