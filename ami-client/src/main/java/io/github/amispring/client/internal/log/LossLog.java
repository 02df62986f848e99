/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.log;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs that events are lost: when it begins, and then how many at most once in an
 * interval, because bursts may end and begin again many times a second. What the lines
 * count adds up to all that were lost.
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

	/** An event was lost, over this limit. */
	public void lost(String limit) {
		if (!this.losing) {
			this.losing = true;
			this.loggedAt = this.nanoTime.getAsLong();
			logger.warn("PBX \"{}\": more than {} of events wait for listeners that are too slow, so the newest are"
					+ " dropped", this.server, limit);
		}
		this.count++;
	}

	/** Logs what is due. To be called again and again. */
	public void check() {
		if (this.losing && this.nanoTime.getAsLong() - this.loggedAt >= INTERVAL.toNanos()) {
			// an interval without loss is the end of it
			this.losing = this.count > 0;
			flush();
		}
	}

	/** Logs what has not been logged. */
	public void flush() {
		if (this.count > 0) {
			this.loggedAt = this.nanoTime.getAsLong();
			logger.warn("PBX \"{}\": {} events were dropped because listeners were too slow", this.server, this.count);
			this.count = 0;
		}
	}

}
