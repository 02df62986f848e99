/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.time.Duration;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the records that are lost, and logs their number at most once a minute.
 * Thread-safe.
 */
class RecordLosses {

	private static final Logger logger = LoggerFactory.getLogger(RecordLosses.class);

	private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

	private final String name;

	private final Counter counter;

	private long count;

	private long loggedCount;

	private @Nullable Long loggedAt;

	RecordLosses(String name, Counter counter) {
		this.name = name;
		this.counter = counter;
	}

	synchronized void add(int records) {
		this.counter.increment(records);
		this.count += records;
		if (this.loggedAt == null || System.nanoTime() - this.loggedAt > LOG_INTERVAL_NANOS) {
			log();
		}
	}

	/** Logs the losses that were not logged yet. */
	synchronized void log() {
		if (this.count > this.loggedCount) {
			logger.error("Records are lost because the database does not store them in time: records={} lost={}",
					this.name, this.count);
			this.loggedCount = this.count;
			this.loggedAt = System.nanoTime();
		}
	}

}
