/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody's listener. What it throws is counted and logged here and goes no further, for
 * it must harm neither the next listener nor the next event.
 *
 * @param <T> what it listens to
 */
final class Listener<T> {

	private static final Logger logger = LoggerFactory.getLogger(Listener.class);

	/** One that fails at every event would otherwise fill the log. */
	private static final long QUIET_NANOS = 1_000_000_000L;

	private final String server;

	private final Consumer<? super T> consumer;

	private final AtomicLong errors;

	private long loggedAt = System.nanoTime() - QUIET_NANOS;

	private long notLogged;

	/**
	 * Wraps a listener.
	 * @param server the client's name
	 * @param consumer the listener
	 * @param errors counts what listeners throw
	 */
	Listener(String server, Consumer<? super T> consumer, AtomicLong errors) {
		this.server = server;
		this.consumer = consumer;
		this.errors = errors;
	}

	/** Always called by one thread at a time. */
	void accept(T event) {
		try {
			this.consumer.accept(event);
		}
		catch (Throwable ex) {
			this.errors.incrementAndGet();
			log(event, ex);
		}
		finally {
			// what one did to the interrupt flag is not the next one's business
			Thread.interrupted();
		}
	}

	private void log(T event, Throwable failure) {
		long now = System.nanoTime();
		if (now - this.loggedAt < QUIET_NANOS) {
			this.notLogged++;
			return;
		}
		logger.error("PBX \"{}\": a listener failed at {}{}", this.server, event.getClass().getSimpleName(),
				(this.notLogged > 0) ? " (and " + this.notLogged + " times since this was last logged)" : "", failure);
		this.loggedAt = now;
		this.notLogged = 0;
	}

}
