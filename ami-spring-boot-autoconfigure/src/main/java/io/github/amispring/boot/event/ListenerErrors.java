/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationListenerMethodAdapter;
import org.springframework.util.ErrorHandler;

/**
 * Counts and logs what listeners throw. A listener that fails at every event is logged
 * once in a while only.
 */
final class ListenerErrors {

	private static final Logger logger = LoggerFactory.getLogger(AmiEventPublisher.class);

	private static final Duration QUIET = Duration.ofSeconds(30);

	private final LongAdder count = new LongAdder();

	private final Map<String, Failures> failures = new ConcurrentHashMap<>();

	private final InstantSource clock;

	ListenerErrors(InstantSource clock) {
		this.clock = clock;
	}

	long count() {
		return this.count.sum();
	}

	void handle(ApplicationListener<?> listener, ApplicationEvent event, Throwable failure,
			@Nullable ErrorHandler errorHandler) {
		if (errorHandler == null) {
			handle(describe(listener), event, failure);
			return;
		}
		this.count.increment();
		try {
			errorHandler.handleError(failure);
		}
		catch (Throwable ex) {
			// it has been handled, and the next listener is still to be called
			logger.debug("The error handler threw", ex);
		}
	}

	void handle(String listener, ApplicationEvent event, Throwable failure) {
		this.count.increment();
		Failures failures = this.failures.computeIfAbsent(listener, (key) -> new Failures());
		Instant now = this.clock.instant();
		long notLogged = failures.add(now);
		if (notLogged >= 0) {
			logger.error("{} failed at {}{}", listener, describe(event),
					(notLogged > 0) ? " (and " + notLogged + " times since this was last logged)" : "", failure);
		}
	}

	private static String describe(ApplicationListener<?> listener) {
		return (listener instanceof ApplicationListenerMethodAdapter) ? listener.toString()
				: listener.getClass().getName();
	}

	private static String describe(ApplicationEvent event) {
		Object described = (event instanceof PayloadApplicationEvent<?> payload) ? payload.getPayload() : event;
		return described.getClass().getSimpleName();
	}

	/**
	 * The failures of one listener.
	 */
	private static final class Failures {

		private @Nullable Instant loggedAt;

		private long notLogged;

		/** Returns how many were not logged when this one is to be, else -1. */
		synchronized long add(Instant now) {
			if (this.loggedAt != null && now.isBefore(this.loggedAt.plus(QUIET))) {
				this.notLogged++;
				return -1;
			}
			long notLogged = this.notLogged;
			this.loggedAt = now;
			this.notLogged = 0;
			return notLogged;
		}

	}

}
