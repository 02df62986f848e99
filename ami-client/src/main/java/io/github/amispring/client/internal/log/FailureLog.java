/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;

/**
 * Logs failures of the client's own machinery, such as a thread that cannot be started:
 * the first of a burst, and then at most one per interval, with the number of those in
 * between. Never throws, because the caller has a failure to recover from.
 */
public final class FailureLog {

	static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Logger logger;

	private final LongSupplier nanoTime;

	private boolean logged;

	private long loggedAt;

	private long notLogged;

	public FailureLog(Logger logger, LongSupplier nanoTime) {
		this.logger = logger;
		this.nanoTime = nanoTime;
	}

	public synchronized void error(String message, Throwable failure) {
		try {
			long now = this.nanoTime.getAsLong();
			if (this.logged && now - this.loggedAt < INTERVAL.toNanos()) {
				this.notLogged++;
				return;
			}
			String before = (this.notLogged > 0) ? " (" + this.notLogged + " more failures since the last message)"
					: "";
			this.logged = true;
			this.loggedAt = now;
			this.notLogged = 0;
			this.logger.error(message + before, failure);
		}
		catch (Throwable ex) {
			// neither a logging system that fails nor a lack of memory may do more harm
		}
	}

}
