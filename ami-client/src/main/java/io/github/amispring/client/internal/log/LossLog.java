/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the loss of events: its start, and then the number of lost events at most once per
 * interval, because bursts may end and start again many times per second. The logged
 * numbers add up to the number of all lost events.
 */
public final class LossLog {

	public static final Duration INTERVAL = Duration.ofSeconds(10);

	private static final Logger logger = LoggerFactory.getLogger(LossLog.class);

	private final String server;

	private final LongSupplier nanoTime;

	private boolean losing;

	private long loggedAt;

	private long count;

	public LossLog(String server, LongSupplier nanoTime) {
		this.server = server;
		this.nanoTime = nanoTime;
	}

	/**
	 * Counts a lost event, and logs the start of a loss.
	 * @param limit describes the limit that was reached
	 */
	public void lost(String limit) {
		if (!this.losing) {
			this.losing = true;
			this.loggedAt = this.nanoTime.getAsLong();
			logger
				.warn("PBX \"{}\": listeners are too slow, and the event buffer has reached its limit of {}. The newest"
						+ " events are dropped.", this.server, limit);
		}
		this.count++;
	}

	/** Logs the number of lost events once per interval. Must be called periodically. */
	public void check() {
		if (this.losing && this.nanoTime.getAsLong() - this.loggedAt >= INTERVAL.toNanos()) {
			// an interval without lost events ends the loss
			this.losing = this.count > 0;
			flush();
		}
	}

	/** Logs the number of lost events that has not been logged yet. */
	public void flush() {
		if (this.count > 0) {
			this.loggedAt = this.nanoTime.getAsLong();
			logger.warn("PBX \"{}\": {} events were dropped because listeners were too slow", this.server, this.count);
			this.count = 0;
		}
	}

}
