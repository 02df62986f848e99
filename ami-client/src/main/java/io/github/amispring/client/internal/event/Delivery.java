/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import io.github.amispring.client.internal.log.FailureLog;
import io.github.amispring.event.AmiConnectionEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of events between a start and the next stop of the client. The executor
 * runs one task at a time, as long as events wait.
 */
final class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	/**
	 * A warning is logged if pausing, stopping or starting waits longer than this for a
	 * listener.
	 */
	private static final long WARN_NANOS = 2_000_000_000;

	/**
	 * The minimum time to wait until delivery has ended, because the connection has only
	 * just ended.
	 */
	private static final long MIN_END_WAIT_NANOS = 100_000_000;

	private final String server;

	private final EventBuffer buffer;

	private final EventListeners listeners;

	private final DeliveryGate<Delivery> gate;

	private final DeliveryThread thread;

	private final Executor executor;

	private final FailureLog failureLog;

	private final DeliveryTasks tasks = new DeliveryTasks();

	/**
	 * The items taken from the buffer. Large enough for all items, so that it never
	 * grows.
	 */
	private final List<Object> taken = new ArrayList<>(EventBuffer.ENOUGH);

	/** The index of the next item, and of the next event if the item is a batch. */
	private int next;

	private int nextInBatch;

	/** The batch that is being delivered. */
	private volatile @Nullable EventBatch batch;

	private volatile int epoch;

	Delivery(String server, EventBuffer buffer, EventListeners listeners, DeliveryGate<Delivery> gate,
			DeliveryThread thread, Executor executor, FailureLog failureLog) {
		this.server = server;
		this.buffer = buffer;
		this.listeners = listeners;
		this.gate = gate;
		this.thread = thread;
		this.executor = executor;
		this.failureLog = failureLog;
	}

	/** Returns the batch that is being delivered, {@code null} for none. */
	@Nullable EventBatch batch() {
		return this.batch;
	}

	/** Starts a task. Called by the buffer if items wait and no task is running. */
	void schedule(int epoch) {
		this.epoch = epoch;
		this.tasks.begin();
		try {
			this.executor.execute(() -> run(epoch));
		}
		catch (Throwable ex) {
			this.tasks.end();
			this.buffer.release(epoch);
			this.failureLog.error("PBX \"" + this.server
					+ "\": events could not be delivered because the executor did not provide a thread; retrying"
					+ " within 1 s. Check the executor and the thread limit", ex);
		}
	}

	/** Starts a task again if the last attempt has failed and items wait. */
	void wake() {
		if (this.tasks.isEmpty()) {
			this.buffer.release(this.epoch);
			this.buffer.wake();
		}
	}

	private void run(int epoch) {
		try {
			this.thread.run(() -> deliverAll(epoch), WARN_NANOS, () -> warn("event delivery after a restart"));
		}
		catch (Throwable ex) {
			// not thrown by a listener; the next task delivers the remaining items
			this.buffer.release(epoch);
			this.failureLog.error("PBX \"" + this.server + "\": the delivery of events failed; retrying within 1 s",
					ex);
		}
		finally {
			this.tasks.end();
		}
	}

	private void deliverAll(int epoch) {
		try {
			while (this.next < this.taken.size() || take(epoch)) {
				if (!deliverTaken()) {
					this.buffer.giveUp(epoch, discardTaken());
					return;
				}
			}
		}
		finally {
			this.batch = null;
		}
	}

	private boolean take(int epoch) {
		this.taken.clear();
		this.next = 0;
		return this.buffer.take(epoch, this.taken);
	}

	/** Delivers the taken items; returns {@code false} if this delivery must end. */
	private boolean deliverTaken() {
		while (this.next < this.taken.size()) {
			if (this.taken.get(this.next) instanceof EventBatch batch) {
				this.batch = batch;
				while (this.nextInBatch < batch.size()) {
					if (!awaitGate()) {
						return false;
					}
					// incremented first, so that no event is delivered twice
					int index = this.nextInBatch++;
					this.listeners.deliver(batch.message(index), batch.type(index));
					this.thread.countDelivered();
				}
				this.nextInBatch = 0;
				this.next++;
			}
			else {
				if (!awaitGate()) {
					return false;
				}
				Object signal = this.taken.get(this.next++);
				this.batch = nextBatch();
				deliver(signal);
				this.thread.countDelivered();
			}
		}
		return true;
	}

	/** Returns the next taken batch, {@code null} for none. */
	private @Nullable EventBatch nextBatch() {
		for (Object item : this.taken.subList(this.next, this.taken.size())) {
			if (item instanceof EventBatch batch) {
				return batch;
			}
		}
		return null;
	}

	private void deliver(Object signal) {
		if (signal instanceof AmiConnectionEvent event) {
			this.listeners.deliver(event);
		}
		else if (signal instanceof PausePoint pause) {
			this.gate.pause(pause);
			pause.reached();
		}
	}

	/** Discards the taken items; returns the number of events that were not delivered. */
	private int discardTaken() {
		int undelivered = -this.nextInBatch;
		for (Object item : this.taken.subList(this.next, this.taken.size())) {
			undelivered += (item instanceof EventBatch batch) ? batch.size() : 0;
		}
		this.taken.clear();
		return undelivered;
	}

	/** Waits while delivery is paused; returns whether this delivery may continue. */
	private boolean awaitGate() {
		if (this.gate.isOpenFor(this)) {
			return true;
		}
		// no listener is running at this point
		this.tasks.setAwaited(true);
		return this.gate.await(this);
	}

	/** Sets whether stopping waits for the listener that is running. */
	void setAwaited(boolean awaited) {
		this.tasks.setAwaited(awaited);
	}

	/**
	 * Waits until delivery has reached a pause.
	 * @param pause the pause
	 * @param deadline the instant until which to wait, in terms of
	 * {@link System#nanoTime()}
	 * @return {@code false} if delivery has not reached it
	 */
	boolean await(PausePoint pause, long deadline) {
		try {
			long nanos = deadline - System.nanoTime();
			if (pause.await(Math.min(nanos, WARN_NANOS))) {
				return true;
			}
			if (nanos > WARN_NANOS) {
				warn("the pause of events");
				return pause.await(deadline - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return false;
	}

	/**
	 * Waits until no listener is running.
	 * @param deadline the instant until which to wait, in terms of
	 * {@link System#nanoTime()}
	 */
	void awaitEnd(long deadline) {
		long now = System.nanoTime();
		long end = Math.max(deadline, now + MIN_END_WAIT_NANOS);
		if (end - now > WARN_NANOS && !this.tasks.awaitEnd(now + WARN_NANOS)) {
			warn("client shutdown");
		}
		this.tasks.awaitEnd(end);
	}

	private void warn(String waiting) {
		logger.warn("PBX \"{}\": {} is waiting for the listener {}", this.server, waiting,
				this.listeners.describeCurrent(this.thread.current()));
	}

}
