/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which events. A message becomes a record once, and only when somebody wants
 * its type.
 */
final class EventListenerTable {

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	/** For each known type, and at last for unknown events, who wants it. */
	private volatile List<List<Listener<AmiEvent>>> byType = List.of();

	EventListenerTable() {
		tabulate();
	}

	AmiClient.Subscription add(Class<?> type, Listener<AmiEvent> listener) {
		Entry entry = new Entry(type, listener);
		this.entries.add(entry);
		tabulate();
		return () -> {
			this.entries.remove(entry);
			tabulate();
		};
	}

	private synchronized void tabulate() {
		List<List<Listener<AmiEvent>>> table = new ArrayList<>();
		EventTypes.known().forEach((type) -> table.add(wanting(type)));
		table.add(wanting(EventTypes.UNKNOWN));
		this.byType = table;
	}

	private List<Listener<AmiEvent>> wanting(EventType<?> type) {
		return this.entries.stream().filter((entry) -> entry.wants(type)).map((entry) -> entry.listener).toList();
	}

	/**
	 * Delivers an event.
	 * @param message the event
	 * @param known the place of its type in {@link EventTypes#known()}, or -1
	 * @param current holds the listener that is called
	 */
	void deliver(AmiMessage message, int known, AtomicReference<@Nullable Listener<?>> current) {
		List<List<Listener<AmiEvent>>> table = this.byType;
		List<Listener<AmiEvent>> listeners = table.get((known >= 0) ? known : table.size() - 1);
		if (listeners.isEmpty()) {
			return;
		}
		AmiEvent event = ((known >= 0) ? EventTypes.known().get(known) : EventTypes.UNKNOWN).decoder().apply(message);
		for (Listener<AmiEvent> listener : listeners) {
			current.lazySet(listener);
			listener.accept(event);
		}
	}

	/** Not a record: the same listener may be subscribed twice, and is then two. */
	private static final class Entry {

		private final Class<?> type;

		private final Listener<AmiEvent> listener;

		private Entry(Class<?> type, Listener<AmiEvent> listener) {
			this.type = type;
			this.listener = listener;
		}

		/** Who wants all does not cause the classes of all to be loaded. */
		private boolean wants(EventType<?> type) {
			return this.type == AmiEvent.class || this.type.isAssignableFrom(type.eventClass());
		}

	}

}
