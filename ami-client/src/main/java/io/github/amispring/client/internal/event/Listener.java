/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.function.Consumer;

/**
 * A listener of the application. What it throws is counted and logged and goes no
 * further, so that the next listener and the next event are served.
 *
 * @param <T> what it listens to
 */
final class Listener<T> {

	private final Object named;

	private final Consumer<? super T> consumer;

	private final ListenerErrors errors;

	/**
	 * Wraps a listener.
	 * @param named the application's object, whose text names the listener in the log
	 * @param consumer calls it
	 * @param errors receives what the listener throws
	 */
	Listener(Object named, Consumer<? super T> consumer, ListenerErrors errors) {
		this.named = named;
		this.consumer = consumer;
		this.errors = errors;
	}

	/** Always called by one thread at a time. */
	void accept(T event) {
		try {
			this.consumer.accept(event);
		}
		catch (Throwable ex) {
			this.errors.add(toString(), event, ex);
		}
		finally {
			// an interrupt that one listener causes must not reach the next one
			Thread.interrupted();
		}
	}

	/** Names the listener. Called by any thread, also while the listener runs. */
	@Override
	public String toString() {
		try {
			return this.named.toString();
		}
		catch (Throwable ex) {
			return this.named.getClass().getName();
		}
	}

}
