/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Takes the events of a client to the listeners of a context and of its parents.
 * Everything that is thrown on the way is reported to the client, which counts and logs
 * it.
 */
final class EventMulticast {

	private static final String MULTICASTER = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME;

	private final AmiClient client;

	private final List<Target> targets;

	private final RunningListener running = new RunningListener();

	EventMulticast(AmiClient client, ApplicationContext context) {
		this.client = client;
		List<Target> targets = new ArrayList<>();
		ApplicationContext at = context;
		while (at != null && at.containsLocalBean(MULTICASTER)) {
			targets.add(target(at.getBean(MULTICASTER, ApplicationEventMulticaster.class)));
			at = at.getParent();
		}
		if (at != null) {
			// a context of another kind, which publishes to its parents by itself
			targets.add(whole(at::publishEvent));
		}
		this.targets = List.copyOf(targets);
	}

	private Target target(ApplicationEventMulticaster multicaster) {
		return (multicaster instanceof AbstractApplicationEventMulticaster selecting)
				? IsolatingEventMulticaster.of(selecting, this.client, this.running)::multicast
				: whole((event) -> multicaster.multicastEvent(event, event.getResolvableType()));
	}

	/** Listeners are called by another class, which ends at the first that fails. */
	private static Target whole(Consumer<PayloadApplicationEvent<?>> target) {
		return (event) -> {
			target.accept(event);
			return null;
		};
	}

	/** Returns what the first listener that failed threw. */
	@Nullable Throwable multicast(PayloadApplicationEvent<?> event) {
		Throwable first = null;
		for (Target target : this.targets) {
			Throwable failure = multicast(event, target);
			first = (first != null) ? first : failure;
		}
		return first;
	}

	/** One of several contexts must not keep an event from the others. */
	private @Nullable Throwable multicast(PayloadApplicationEvent<?> event, Target target) {
		try {
			return target.accept(event);
		}
		catch (Throwable ex) {
			this.client.listenerFailed("of the application context", event.getPayload(), ex);
			return ex;
		}
	}

	/** Names the listener that runs now. */
	@Override
	public String toString() {
		return this.running.toString();
	}

	/**
	 * Where events go.
	 */
	@FunctionalInterface
	private interface Target {

		@Nullable Throwable accept(PayloadApplicationEvent<?> event);

	}

}
