/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.events;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.VarSetEvent;
import io.github.amispring.message.AmiEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the last events of all PBXs, of all types except VarSet. Thread-safe.
 */
@Component
public class EventFeed {

	static final int CAPACITY = 200;

	private final Deque<Entry> entries = new ArrayDeque<>(CAPACITY);

	private long received;

	@EventListener
	void on(AmiApplicationEvent<AmiEvent> event) {
		AmiEvent payload = event.getPayload();
		// too frequent for the list
		if (!(payload instanceof VarSetEvent)) {
			add(event.getServer(), payload);
		}
	}

	private synchronized void add(String server, AmiEvent event) {
		if (this.entries.size() == CAPACITY) {
			this.entries.removeFirst();
		}
		this.entries.addLast(new Entry(++this.received, server, Instant.now(), event));
	}

	/**
	 * Returns the events that followed a given event.
	 * @param number the number of the previous event, 0 for all events
	 * @param limit the maximum number of events
	 * @return the last of the later events
	 */
	public synchronized Events after(long number, int limit) {
		List<Entry> after = new ArrayList<>();
		Iterator<Entry> newestFirst = this.entries.descendingIterator();
		while (newestFirst.hasNext() && after.size() < limit) {
			Entry entry = newestFirst.next();
			if (entry.number() <= number) {
				break;
			}
			after.add(0, entry);
		}
		return new Events(after, this.received, this.received - number - after.size());
	}

	/**
	 * Returns the last events up to a given event.
	 * @param number the number of the last event
	 * @param limit the maximum number of events
	 * @return the events that have not been discarded, the oldest first
	 */
	public synchronized List<Entry> until(long number, int limit) {
		return this.entries.stream()
			.filter((entry) -> entry.number() > number - limit && entry.number() <= number)
			.toList();
	}

	/**
	 * Events that followed a given event.
	 *
	 * @param entries the events, the oldest first
	 * @param last the number of the last event that has been received
	 * @param missed how many events are left out
	 */
	public record Events(List<Entry> entries, long last, long missed) {

	}

	/**
	 * A received event.
	 *
	 * @param number the sequence number, starting at 1
	 * @param server the name of the server
	 * @param at the time at which the event arrived
	 * @param event the event
	 */
	public record Entry(long number, String server, Instant at, AmiEvent event) {

	}

}
