/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import io.github.amispring.client.internal.log.FailureLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of the buffer to listeners, in order and on one thread at a time.
 * It uses a thread only while events wait, because most connections are idle most of the
 * time, and the stack of a thread needs more memory than the rest of a connection.
 */
public final class EventDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(EventDispatcher.class);

	private final String server;

	private final EventBuffer buffer;

	private final EventListeners listeners;

	private final DeliveryGate<Delivery> gate = new DeliveryGate<>();

	private final DeliveryThread thread;

	private final FailureLog failureLog = new FailureLog(logger, System::nanoTime);

	public EventDispatcher(String server, EventBuffer buffer) {
		this.server = server;
		this.buffer = buffer;
		this.listeners = new EventListeners(server);
		this.thread = new DeliveryThread(server);
	}

	public EventListeners listeners() {
		return this.listeners;
	}

	/**
	 * Returns whether an event that is read now must be kept, because it has a listener
	 * or because delivery is paused and its listener may subscribe later.
	 * @param type the index of a known type
	 */
	boolean needs(int type) {
		// pause is checked first, because a listener may subscribe and then resume
		// delivery, and again last, because a listener may pause delivery and then
		// unsubscribe
		return this.gate.isPaused() || this.listeners.hasListener(type) || this.gate.isPaused();
	}

	/**
	 * Starts to deliver.
	 * @param executor runs listeners
	 */
	public void start(Executor executor) {
		Delivery delivery = new Delivery(this.server, this.buffer, this.listeners, this.gate, this.thread, executor,
				this.failureLog);
		this.gate.setCurrent(delivery);
		this.buffer.open(delivery::schedule);
	}

	/** Returns whether the calling thread is delivering. */
	public boolean isDeliveringThread() {
		return this.thread.isCurrent();
	}

	/**
	 * Delivers the events that have been received, then pauses.
	 * @param timeout the time after which delivery pauses even if events remain
	 */
	public void pause(Duration timeout) {
		Delivery delivery = this.gate.current();
		if (delivery != null && !this.gate.isPaused() && !this.buffer.isClosed()) {
			if (isDeliveringThread()) {
				// another thread that stops the client must not wait for this event,
				// which ends only after this call
				delivery.setAwaited(false);
			}
			else if (timeout.compareTo(Duration.ZERO) > 0) {
				pauseAfterBufferedEvents(delivery, timeout);
			}
		}
		this.gate.setPaused(true);
	}

	private void pauseAfterBufferedEvents(Delivery delivery, Duration timeout) {
		PausePoint pause = new PausePoint();
		this.buffer.putSignal(pause);
		if (!delivery.await(pause, System.nanoTime() + TimeUnit.NANOSECONDS.convert(timeout))) {
			// a subsequent stop does not wait for this listener again
			delivery.setAwaited(false);
		}
		// a claimed pause point has no effect if delivery reaches it after a resume
		pause.claim();
	}

	public void resume() {
		this.gate.setPaused(false);
		Delivery delivery = this.gate.current();
		if (delivery != null) {
			delivery.setAwaited(true);
		}
	}

	/**
	 * Ends delivery: immediately if it is paused, otherwise after all events have been
	 * delivered. If a listener calls this method, delivery ends after the listener's
	 * event or, unless it is paused, after the events that wait.
	 * @param deadline the deadline, in terms of {@link System#nanoTime()}
	 */
	public void stop(long deadline) {
		this.buffer.close();
		Delivery delivery = this.gate.current();
		boolean paused = this.gate.isPaused();
		if (delivery == null) {
			return;
		}
		if (isDeliveringThread()) {
			if (paused) {
				// otherwise, the delivery would wait in DeliveryGate forever
				retire();
			}
			return;
		}
		if (!paused) {
			delivery.awaitEnd(deadline);
		}
		retire();
		if (paused) {
			delivery.awaitEnd(deadline);
		}
	}

	private void retire() {
		this.gate.setCurrent(null);
		int discarded = this.buffer.discard();
		if (discarded > 0) {
			logger.info("PBX \"{}\": {} events were discarded because the client stopped before they were delivered",
					this.server, discarded);
		}
	}

	/**
	 * Retries the delivery of events if the executor did not provide a thread. Called
	 * periodically.
	 */
	public void wake() {
		Delivery delivery = this.gate.current();
		if (delivery != null) {
			delivery.wake();
		}
	}

	/** Returns the progress of delivery. */
	DeliveryProgress progress() {
		Delivery delivery = this.gate.current();
		EventBatch batch = (delivery != null) ? delivery.batch() : null;
		if (batch == null) {
			batch = this.buffer.oldest();
		}
		return new DeliveryProgress(this.thread.delivered(), batch, this.buffer.waiting(), this.gate.isPaused(),
				this.thread.current());
	}

	/** Returns the age of the oldest event that is not delivered yet. */
	public Duration lag() {
		EventBatch batch = progress().oldest();
		return (batch != null) ? Duration.ofNanos(Math.max(0, System.nanoTime() - batch.readAt())) : Duration.ZERO;
	}

}
