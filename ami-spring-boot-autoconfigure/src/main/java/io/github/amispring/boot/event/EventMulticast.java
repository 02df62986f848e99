/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.ArrayList;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.AbstractApplicationEventMulticaster;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Takes events to the listeners of a context and of its parents, and sees to it that what
 * a listener throws goes no further.
 */
final class EventMulticast {

	static final EventMulticast NONE = new EventMulticast(List.of());

	private static final String MULTICASTER = AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME;

	private final List<Target> targets;

	private EventMulticast(List<Target> targets) {
		this.targets = targets;
	}

	static EventMulticast in(ApplicationContext context, ListenerErrors errors) {
		List<Target> targets = new ArrayList<>();
		ApplicationContext at = context;
		while (at != null && at.containsLocalBean(MULTICASTER)) {
			targets.add(target(at.getBean(MULTICASTER, ApplicationEventMulticaster.class), errors));
			at = at.getParent();
		}
		if (at != null) {
			// a context of another make, which publishes to its parents by itself
			targets.add(guarded(at::publishEvent, errors));
		}
		return new EventMulticast(List.copyOf(targets));
	}

	private static Target target(ApplicationEventMulticaster multicaster, ListenerErrors errors) {
		ApplicationEventMulticaster isolating = (multicaster instanceof AbstractApplicationEventMulticaster selecting)
				? IsolatingEventMulticaster.of(selecting, errors) : multicaster;
		return guarded((event) -> isolating.multicastEvent(event, event.getResolvableType()), errors);
	}

	private static Target guarded(Target target, ListenerErrors errors) {
		return (event) -> {
			try {
				target.accept(event);
			}
			catch (Throwable ex) {
				errors.handle("an application listener", event, ex);
			}
		};
	}

	void multicast(PayloadApplicationEvent<?> event) {
		for (Target target : this.targets) {
			target.accept(event);
		}
	}

	/**
	 * Where events go.
	 */
	@FunctionalInterface
	private interface Target {

		void accept(PayloadApplicationEvent<?> event);

	}

}
