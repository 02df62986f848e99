/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The listeners for each type of event, in the order of their subscriptions. A message
 * becomes a record once, and only when there is a listener for records of its type.
 */
final class EventListenerTable {

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	/** The targets of each known type and, at the end, of unknown events. */
	private volatile List<List<Target>> byType = List.of();

	EventListenerTable() {
		tabulate();
	}

	/** Adds a listener for the records of a type or family. */
	AmiClient.Subscription add(Class<?> type, Listener<Object> listener) {
		Target target = new Target(listener, true);
		return add(new Entry(type, (eventType) -> target));
	}

	/**
	 * Adds listeners for the messages of all events.
	 * @param listeners gives the listener for a type
	 */
	AmiClient.Subscription addForMessages(Function<EventType<?>, Listener<Object>> listeners) {
		return add(new Entry(AmiEvent.class, (eventType) -> new Target(listeners.apply(eventType), false)));
	}

	private AmiClient.Subscription add(Entry entry) {
		this.entries.add(entry);
		tabulate();
		return () -> {
			this.entries.remove(entry);
			tabulate();
		};
	}

	private synchronized void tabulate() {
		List<List<Target>> table = new ArrayList<>();
		EventTypes.known().forEach((type) -> table.add(targets(type)));
		table.add(targets(EventTypes.UNKNOWN));
		this.byType = table;
	}

	private List<Target> targets(EventType<?> type) {
		return this.entries.stream()
			.filter((entry) -> entry.wants(type))
			.map((entry) -> entry.targets.apply(type))
			.toList();
	}

	/**
	 * Delivers an event.
	 * @param message the event
	 * @param known the place of its type in {@link EventTypes#known()}, or -1
	 * @param current holds the listener that is called
	 */
	void deliver(AmiMessage message, int known, AtomicReference<@Nullable Listener<?>> current) {
		List<List<Target>> table = this.byType;
		AmiEvent event = null;
		for (Target target : table.get((known >= 0) ? known : table.size() - 1)) {
			Object delivered = message;
			if (target.decoded) {
				event = (event != null) ? event : decode(message, known);
				delivered = event;
			}
			current.lazySet(target.listener);
			target.listener.accept(delivered);
		}
	}

	private static AmiEvent decode(AmiMessage message, int known) {
		return ((known >= 0) ? EventTypes.known().get(known) : EventTypes.UNKNOWN).decoder().apply(message);
	}

	/** Not a record: the same listener may be subscribed twice, and is then two. */
	private static final class Entry {

		private final Class<?> type;

		private final Function<EventType<?>, Target> targets;

		private Entry(Class<?> type, Function<EventType<?>, Target> targets) {
			this.type = type;
			this.targets = targets;
		}

		/** A listener for all events does not load the classes of all. */
		private boolean wants(EventType<?> type) {
			return this.type == AmiEvent.class || this.type.isAssignableFrom(type.eventClass());
		}

	}

	/**
	 * Where events of one type go.
	 *
	 * @param listener the listener
	 * @param decoded whether the listener receives the record instead of the message
	 */
	private record Target(Listener<Object> listener, boolean decoded) {

	}

}
