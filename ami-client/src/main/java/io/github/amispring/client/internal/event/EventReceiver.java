/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

import io.github.amispring.client.internal.wire.EventFilter;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Receives the events of a connection on the reader thread: selects and counts them, and
 * passes them to the buffer in batches. Events without a listener are counted and
 * discarded before they become messages.
 */
public final class EventReceiver implements EventFilter {

	/** A read returns this many events only if more events are waiting in the socket. */
	private static final int MANY = 16;

	private final EventSelection selection;

	private final EventBuffer buffer;

	private final EventDispatcher dispatcher;

	private final AtomicLongArray counts = new AtomicLongArray(EventTypes.known().size() + 1);

	private EventBatch batch = new EventBatch(MANY);

	/** Whether a selected event was discarded since the last {@link #flush()}. */
	private boolean discarded;

	/** The number of events of the current read in the buffer. */
	private int flushed;

	private volatile long lastReceived;

	public EventReceiver(EventSelection selection, EventBuffer buffer, EventDispatcher dispatcher) {
		this.selection = selection;
		this.buffer = buffer;
		this.dispatcher = dispatcher;
	}

	/** Called after each read from the connection, before its events are processed. */
	public void beginRead() {
		this.flushed = 0;
		this.dispatcher.listeners().refresh();
	}

	@Override
	public int discardable(byte[] bytes, int from, int to) {
		int known = EventTypes.indexOf(bytes, from, to);
		return (known >= 0 && !this.dispatcher.needs(known)) ? known : -1;
	}

	@Override
	public void discarded(int type) {
		if (this.selection.isSelected(type)) {
			count(type);
			this.discarded = true;
		}
	}

	public void accept(AmiMessage event) {
		int known = EventTypes.indexOf(event);
		if (this.selection.isSelected(event, known)) {
			count((known >= 0) ? known : this.counts.length() - 1);
			this.batch.add(event, known);
		}
	}

	/** Counts an event. Only the reader thread writes the counters. */
	private void count(int type) {
		this.counts.lazySet(type, this.counts.getPlain(type) + 1);
	}

	/** Passes the events that were received since the last call to the buffer. */
	public void flush() {
		EventBatch batch = this.batch;
		if (batch.size() > 0 || this.discarded) {
			long now = System.nanoTime();
			this.lastReceived = now;
			this.discarded = false;
			if (batch.size() > 0) {
				batch.readAt(now);
				this.batch = new EventBatch(MANY);
				this.flushed += batch.size();
				this.buffer.putEvents(batch);
			}
		}
	}

	/**
	 * Waits for a short time while many events wait in the buffer, if the current read
	 * returned many events.
	 */
	public void awaitRoom() {
		if (this.flushed >= MANY) {
			this.buffer.awaitRoom();
		}
	}

	/** Sets the instant from which the time without events is measured. */
	public void countIdleFrom(long instant) {
		this.lastReceived = instant;
	}

	/**
	 * Returns when the last selected event was received, in terms of
	 * {@link System#nanoTime()}. Other events are ignored, because the server may filter
	 * some of them.
	 */
	public long lastReceived() {
		return this.lastReceived;
	}

	/**
	 * Returns the number of received events by name, only for names that were received.
	 */
	public Map<String, Long> counts() {
		Map<String, Long> counts = new TreeMap<>();
		List<EventType<?>> types = EventTypes.known();
		for (int i = 0; i < this.counts.length(); i++) {
			long count = this.counts.get(i);
			if (count > 0) {
				counts.put(((i < types.size()) ? types.get(i) : EventTypes.UNKNOWN).name(), count);
			}
		}
		return counts;
	}

}
