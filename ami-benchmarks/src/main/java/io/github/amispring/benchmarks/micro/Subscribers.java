/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.micro;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * A stand-in for a client, which accepts subscriptions and delivers events to the
 * subscribers.
 */
final class Subscribers {

	private final List<Subscriber> subscribers = new ArrayList<>();

	AmiClient client() {
		return (AmiClient) Proxy.newProxyInstance(AmiClient.class.getClassLoader(), new Class<?>[] { AmiClient.class },
				(proxy, method, args) -> call(method, args));
	}

	@SuppressWarnings("unchecked")
	private @Nullable Object call(Method method, Object[] args) {
		switch (method.getName()) {
			case "name" -> {
				return "default";
			}
			case "subscribe" -> {
				this.subscribers.add(new Subscriber((Class<?>) args[0], (Consumer<AmiEvent>) args[1]));
				return (AmiClient.Subscription) this.subscribers::clear;
			}
			case "onEventMessage" -> {
				EventMessageListener listener = (EventMessageListener) args[0];
				this.subscribers.add(new Subscriber(AmiEvent.class,
						(event) -> listener.onEvent(EventTypes.of(event.message()), event.message())));
				return (AmiClient.Subscription) this.subscribers::clear;
			}
			case "onConnectionEvent" -> {
				return (AmiClient.Subscription) this.subscribers::clear;
			}
			default -> {
				return null;
			}
		}
	}

	void deliver(AmiEvent event) {
		for (Subscriber subscriber : this.subscribers) {
			if (subscriber.type.isInstance(event)) {
				subscriber.listener.accept(event);
			}
		}
	}

	/**
	 * A subscriber.
	 *
	 * @param type the type of the events that the subscriber receives
	 * @param listener the listener of the subscriber
	 */
	private record Subscriber(Class<?> type, Consumer<AmiEvent> listener) {

	}

}
