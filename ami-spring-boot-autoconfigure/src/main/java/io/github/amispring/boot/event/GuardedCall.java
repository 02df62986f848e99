/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/**
 * Calls listener methods, with a guard for an event that an {@link AmiEventPublisher}
 * publishes. An event that the application publishes has no guard, so exceptions of the
 * method are propagated to the application.
 */
final class GuardedCall {

	private GuardedCall() {
	}

	/**
	 * Calls a listener method.
	 * @param listener the listener
	 * @param event the event
	 * @param method calls the method
	 */
	static void of(ApplicationListener<?> listener, ApplicationEvent event, Consumer<ApplicationEvent> method) {
		ListenerGuard guard = guard(event);
		if (guard == null) {
			method.accept(event);
		}
		else {
			guard.call(listener, (PayloadApplicationEvent<?>) event, () -> method.accept(event));
		}
	}

	private static @Nullable ListenerGuard guard(ApplicationEvent event) {
		if (event instanceof AmiApplicationEvent<?> amiEvent) {
			return amiEvent.guard();
		}
		return (event instanceof ConnectionApplicationEvent connectionEvent) ? connectionEvent.guard() : null;
	}

}
