/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.EventMessageListener;
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

	private final ListenerErrors errors;

	private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

	private volatile Targets targets = new Targets(List.of());

	EventListenerTable(ListenerErrors errors) {
		this.errors = errors;
	}

	/** Adds a listener for the records of a type or family. */
	<E> AmiClient.Subscription add(Class<E> type, Consumer<? super E> listener) {
		return add(new RecordSubscriber(type,
				new Listener<>(listener, (event) -> listener.accept(type.cast(event)), this.errors)));
	}

	/** Adds a listener for the messages of events. */
	AmiClient.Subscription add(EventMessageListener listener) {
		return add(new MessageSubscriber(listener, this.errors));
	}

	private AmiClient.Subscription add(Subscriber subscriber) {
		this.subscribers.add(subscriber);
		tabulate();
		return () -> {
			this.subscribers.remove(subscriber);
			tabulate();
		};
	}

	private synchronized void tabulate() {
		this.targets = new Targets(List.copyOf(this.subscribers));
	}

	/** Queries the listeners that select the types of their events, if necessary. */
	void refresh() {
		boolean changed = false;
		for (Subscriber subscriber : this.subscribers) {
			changed |= subscriber.hasChanged();
		}
		if (changed) {
			tabulate();
		}
	}

	/**
	 * Returns whether events of a type have a listener.
	 * @param known the index of the type in {@link EventTypes#known()}
	 */
	boolean hasListener(int known) {
		return !this.targets.of(known).isEmpty();
	}

	/**
	 * Delivers an event.
	 * @param message the event
	 * @param known the index of its type in {@link EventTypes#known()}, or -1
	 * @param current receives the listener before it is called
	 */
	void deliver(AmiMessage message, int known, AtomicReference<@Nullable Listener<?>> current) {
		AmiEvent event = null;
		for (Target target : this.targets.of(known)) {
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
		return type(known).decoder().apply(message);
	}

	private static EventType<?> type(int known) {
		return (known >= 0) ? EventTypes.known().get(known) : EventTypes.UNKNOWN;
	}

	/**
	 * The targets of each type, which are determined when the first event of the type is
	 * received. Therefore, the classes of other events are not loaded. Safe for use by
	 * several threads, which may determine the same targets.
	 */
	private static final class Targets {

		private final List<Subscriber> subscribers;

		/** The targets of unknown events come first. */
		private final AtomicReferenceArray<@Nullable List<Target>> byType = new AtomicReferenceArray<>(
				EventTypes.known().size() + 1);

		private Targets(List<Subscriber> subscribers) {
			this.subscribers = subscribers;
		}

		private List<Target> of(int known) {
			List<Target> targets = this.byType.getAcquire(known + 1);
			if (targets == null) {
				targets = find(type(known));
				this.byType.setRelease(known + 1, targets);
			}
			return targets;
		}

		private List<Target> find(EventType<?> type) {
			List<Target> targets = new ArrayList<>();
			for (Subscriber subscriber : this.subscribers) {
				Target target = subscriber.target(type);
				if (target != null) {
					targets.add(target);
				}
			}
			return List.copyOf(targets);
		}

	}

	/**
	 * The destination of events of one type.
	 *
	 * @param listener the listener
	 * @param decoded whether the listener receives the record instead of the message
	 */
	private record Target(Listener<Object> listener, boolean decoded) {

	}

	/** One subscription. Not a record, because a listener may be subscribed twice. */
	private interface Subscriber {

		/** Returns the target of a type, {@code null} for none. */
		@Nullable Target target(EventType<?> type);

		/** Returns whether the targets may have changed. */
		boolean hasChanged();

	}

	private static final class RecordSubscriber implements Subscriber {

		private final Class<?> type;

		private final Target target;

		private RecordSubscriber(Class<?> type, Listener<Object> listener) {
			this.type = type;
			this.target = new Target(listener, true);
		}

		@Override
		public @Nullable Target target(EventType<?> type) {
			// a listener for all events does not load event classes
			return (this.type == AmiEvent.class || this.type.isAssignableFrom(type.eventClass())) ? this.target : null;
		}

		@Override
		public boolean hasChanged() {
			return false;
		}

	}

	private static final class MessageSubscriber implements Subscriber {

		private final EventMessageListener listener;

		private final ListenerErrors errors;

		private MessageSubscriber(EventMessageListener listener, ListenerErrors errors) {
			this.listener = listener;
			this.errors = errors;
		}

		@Override
		public @Nullable Target target(EventType<?> type) {
			return receives(type) ? new Target(new Listener<>(this.listener,
					(message) -> this.listener.onEvent(type, (AmiMessage) message), this.errors), false) : null;
		}

		private boolean receives(EventType<?> type) {
			try {
				return this.listener.receives(type);
			}
			catch (Throwable ex) {
				this.errors.add(Listener.describe(this.listener), type, ex);
				return true;
			}
		}

		@Override
		public boolean hasChanged() {
			try {
				return this.listener.hasChanged();
			}
			catch (Throwable ex) {
				this.errors.add(Listener.describe(this.listener), AmiEvent.class, ex);
				return true;
			}
		}

	}

}
