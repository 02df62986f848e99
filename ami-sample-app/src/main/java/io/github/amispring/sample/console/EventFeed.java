/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the last events of all types except VarSet. Thread-safe.
 */
@Component
class EventFeed {

	static final int CAPACITY = 200;

	private final Deque<Entry> entries = new ArrayDeque<>(CAPACITY);

	private long received;

	@EventListener
	synchronized void on(AmiEvent event) {
		if (event instanceof VarSetEvent) {
			// too frequent for the list
			return;
		}
		if (this.entries.size() == CAPACITY) {
			this.entries.removeFirst();
		}
		this.entries.addLast(new Entry(++this.received, Instant.now(), event));
	}

	/**
	 * Returns the events that followed a given event.
	 * @param number the number of the previous event, 0 for all events
	 * @return the later events that have not been discarded, the oldest first
	 */
	synchronized List<Entry> after(long number) {
		List<Entry> after = new ArrayList<>();
		Iterator<Entry> newestFirst = this.entries.descendingIterator();
		while (newestFirst.hasNext()) {
			Entry entry = newestFirst.next();
			if (entry.number() <= number) {
				break;
			}
			after.add(0, entry);
		}
		return after;
	}

	/**
	 * A received event.
	 *
	 * @param number the sequence number, starting at 1
	 * @param at the time at which the event arrived
	 * @param event the event
	 */
	record Entry(long number, Instant at, AmiEvent event) {

	}

}
