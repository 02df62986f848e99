/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.function.Consumer;

/**
 * A listener of the application. What it throws is counted and logged and goes no
 * further, so that the next listener and the next event are served.
 *
 * @param <T> what it listens to
 */
final class Listener<T> {

	private final String name;

	private final Consumer<? super T> consumer;

	private final ListenerErrors errors;

	/**
	 * Wraps a listener.
	 * @param name describes the listener
	 * @param consumer the listener
	 * @param errors receives what the listener throws
	 */
	Listener(String name, Consumer<? super T> consumer, ListenerErrors errors) {
		this.name = name;
		this.consumer = consumer;
		this.errors = errors;
	}

	/** Always called by one thread at a time. */
	void accept(T event) {
		try {
			this.consumer.accept(event);
		}
		catch (Throwable ex) {
			this.errors.add(this.name, event, ex);
		}
		finally {
			// an interrupt that one listener causes must not reach the next one
			Thread.interrupted();
		}
	}

}
