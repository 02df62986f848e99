/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.github.amispring.message.AmiEvent;

/**
 * Passes events to the methods that process them, by their type.
 */
public final class EventRouter {

	private final Map<Class<?>, Consumer<? super AmiEvent>> handlers = new HashMap<>();

	/**
	 * Adds a handler.
	 */
	public <E extends AmiEvent> void on(Class<E> type, Consumer<? super E> handler) {
		Consumer<AmiEvent> cast = (event) -> handler.accept(type.cast(event));
		this.handlers.merge(type, cast, (first, second) -> (event) -> {
			first.accept(event);
			second.accept(event);
		});
	}

	/**
	 * Adds a handler that is called before those that were added earlier.
	 */
	public <E extends AmiEvent> void first(Class<E> type, Consumer<? super E> handler) {
		Consumer<? super AmiEvent> others = this.handlers.remove(type);
		on(type, handler);
		if (others != null) {
			this.handlers.computeIfPresent(type, (key, first) -> (event) -> {
				first.accept(event);
				others.accept(event);
			});
		}
	}

	/**
	 * Passes an event to its handlers.
	 */
	public void route(AmiEvent event) {
		Consumer<? super AmiEvent> handler = this.handlers.get(event.getClass());
		if (handler != null) {
			handler.accept(event);
		}
	}

	/**
	 * Returns the types of events that have handlers.
	 */
	public Set<Class<?>> types() {
		return Set.copyOf(this.handlers.keySet());
	}

}
