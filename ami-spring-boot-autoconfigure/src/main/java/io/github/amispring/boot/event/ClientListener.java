/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.function.Consumer;

/**
 * Publishes what a client delivers. Its text names the listener of the application that
 * runs now, because the client names a listener that holds up delivery by its text.
 *
 * @param <T> what the client delivers
 */
final class ClientListener<T> implements Consumer<T> {

	private final EventMulticast multicast;

	private final Consumer<T> consumer;

	ClientListener(EventMulticast multicast, Consumer<T> consumer) {
		this.multicast = multicast;
		this.consumer = consumer;
	}

	@Override
	public void accept(T event) {
		this.consumer.accept(event);
	}

	@Override
	public String toString() {
		return this.multicast.toString();
	}

}
