/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.function.Consumer;

/**
 * A listener of the application. Its exceptions are counted and logged and affect neither
 * the next listener nor the next event.
 *
 * @param <T> the type of its events
 */
final class Listener<T> {

	private final Object named;

	private final Consumer<? super T> consumer;

	private final ListenerErrors errors;

	/**
	 * Wraps a listener.
	 * @param named the application's listener, whose {@code toString()} identifies it in
	 * the log
	 * @param consumer calls the listener
	 * @param errors counts and logs the exceptions of the listener
	 */
	Listener(Object named, Consumer<? super T> consumer, ListenerErrors errors) {
		this.named = named;
		this.consumer = consumer;
		this.errors = errors;
	}

	/** Delivers an event. Called by one thread at a time. */
	void accept(T event) {
		try {
			this.consumer.accept(event);
		}
		catch (Throwable ex) {
			this.errors.add(toString(), event, ex);
		}
		finally {
			// an interrupt that one listener causes must not reach the next listener
			Thread.interrupted();
		}
	}

	/** Describes the listener. Called by any thread, also while the listener runs. */
	@Override
	public String toString() {
		return describe(this.named);
	}

	/** Returns {@code toString()} of a listener, or the class name if that fails. */
	static String describe(Object named) {
		try {
			return named.toString();
		}
		catch (Throwable ex) {
			return named.getClass().getName();
		}
	}

}
