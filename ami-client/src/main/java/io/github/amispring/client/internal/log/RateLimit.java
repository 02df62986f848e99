/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits a repeated log message to one per interval, and counts the occurrences in
 * between. Safe for use by several threads.
 */
public final class RateLimit {

	/** Returned by {@link #add} for an occurrence that is not logged. */
	public static final long SUPPRESSED = -1;

	private final long interval;

	private final LongSupplier nanoTime;

	private boolean logged;

	private long loggedAt;

	private long suppressed;

	/**
	 * Creates a rate limit.
	 * @param interval the minimum time between two log messages
	 * @param nanoTime the clock, in terms of {@link System#nanoTime()}
	 */
	public RateLimit(Duration interval, LongSupplier nanoTime) {
		this.interval = interval.toNanos();
		this.nanoTime = nanoTime;
	}

	/**
	 * Counts an occurrence.
	 * @return the number of occurrences that were suppressed since the last log message,
	 * {@link #SUPPRESSED} if this occurrence must not be logged
	 */
	public synchronized long add() {
		long now = this.nanoTime.getAsLong();
		if (this.logged && now - this.loggedAt < this.interval) {
			this.suppressed++;
			return SUPPRESSED;
		}
		long suppressed = this.suppressed;
		this.logged = true;
		this.loggedAt = now;
		this.suppressed = 0;
		return suppressed;
	}

}
