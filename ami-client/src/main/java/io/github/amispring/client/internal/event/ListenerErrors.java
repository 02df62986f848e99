/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.github.amispring.client.internal.log.RateLimit;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs the exceptions of listeners. A listener that fails at every event is
 * logged at most once per interval, because it would otherwise fill the log.
 */
public final class ListenerErrors {

	static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Logger logger = LoggerFactory.getLogger(ListenerErrors.class);

	private final String server;

	private final LongSupplier nanoTime;

	private final AtomicLong count = new AtomicLong();

	private final Map<String, RateLimit> limits = new ConcurrentHashMap<>();

	ListenerErrors(String server, LongSupplier nanoTime) {
		this.server = server;
		this.nanoTime = nanoTime;
	}

	public long count() {
		return this.count.get();
	}

	/**
	 * Counts an error, and logs it unless an error of the same listener was logged a
	 * short time ago.
	 * @param listener describes the listener
	 * @param event the event for which it failed
	 * @param failure the exception that it threw
	 */
	public void add(String listener, Object event, Throwable failure) {
		this.count.incrementAndGet();
		try {
			log(listener, event, failure);
		}
		catch (Throwable ex) {
			// a logging system that fails must not end the delivery of events
		}
	}

	private void log(String listener, Object event, Throwable failure) {
		long suppressed = this.limits.computeIfAbsent(listener, (key) -> new RateLimit(INTERVAL, this.nanoTime)).add();
		if (suppressed != RateLimit.SUPPRESSED) {
			logger.error("PBX \"{}\": listener {} failed at {}{}", this.server, listener, describe(event),
					(suppressed > 0) ? " (and " + suppressed + " times since this was last logged)" : "", failure);
		}
	}

	private static String describe(Object event) {
		if (event instanceof EventType<?> type) {
			return type.name();
		}
		if (event instanceof Class<?> type) {
			return type.getSimpleName();
		}
		return describe((event instanceof AmiMessage message) ? EventTypes.of(message).eventClass() : event.getClass());
	}

}
