/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;

/**
 * Where events come in: selects and counts them, and passes them to the buffer many at a
 * time. Used by the reader thread.
 */
public final class EventReceiver {

	/** Events that one read brings only when more of them wait in the line. */
	private static final int MANY = 16;

	private final EventSelection selection;

	private final EventBuffer buffer;

	private final AtomicLongArray counts = new AtomicLongArray(EventTypes.known().size() + 1);

	private EventBatch batch = new EventBatch(MANY);

	private volatile long lastReceived;

	public EventReceiver(EventSelection selection, EventBuffer buffer) {
		this.selection = selection;
		this.buffer = buffer;
	}

	public void accept(AmiMessage event) {
		int known = EventTypes.indexOf(event);
		if (this.selection.isWanted(event, known)) {
			int type = (known >= 0) ? known : this.counts.length() - 1;
			// nobody else writes it
			this.counts.lazySet(type, this.counts.getPlain(type) + 1);
			this.batch.add(event, known);
		}
	}

	/** Passes on what came since the last call. */
	public void flush() {
		EventBatch batch = this.batch;
		if (batch.size() > 0) {
			long now = System.nanoTime();
			this.lastReceived = now;
			batch.readAt(now);
			this.batch = new EventBatch(MANY);
			this.buffer.putEvents(batch);
			if (batch.size() >= MANY) {
				this.buffer.awaitRoom();
			}
		}
	}

	/** Counts the time without events from a moment on. */
	public void countIdleFrom(long moment) {
		this.lastReceived = moment;
	}

	/**
	 * When the last event came that was wanted, in terms of {@link System#nanoTime()}. Of
	 * others the server may keep back some, so that they tell nothing.
	 */
	public long lastReceived() {
		return this.lastReceived;
	}

	/** How many came, by name; names that never came are left out. */
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
