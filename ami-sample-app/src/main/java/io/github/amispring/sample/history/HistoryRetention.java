/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Clock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes old calls.
 */
@Component
class HistoryRetention {

	private static final Logger logger = LoggerFactory.getLogger(HistoryRetention.class);

	/** About 100 MB. */
	private static final long MAX_CALLS_IN_MEMORY = 20_000;

	private final CallRecords records;

	private final HistoryProperties properties;

	private final JdbcOperations jdbc;

	private final Clock clock;

	HistoryRetention(CallRecords records, HistoryProperties properties, JdbcOperations jdbc, Clock clock) {
		this.records = records;
		this.properties = properties;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void deleteOldCalls() {
		int deleted = this.records.deleteEndedBefore(this.clock.instant().minus(this.properties.retention()));
		Long maxCalls = maxCalls();
		if (maxCalls != null) {
			deleted += this.records.deleteAllBut(maxCalls);
		}
		if (deleted > 0) {
			logger.info("Deleted old calls from the history: calls={}", deleted);
		}
	}

	private @Nullable Long maxCalls() {
		if (this.properties.maxCalls() != null) {
			return this.properties.maxCalls();
		}
		return isInMemory() ? MAX_CALLS_IN_MEMORY : null;
	}

	private boolean isInMemory() {
		return Boolean.TRUE.equals(this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
			String url = connection.getMetaData().getURL();
			return url != null && url.startsWith("jdbc:h2:mem:");
		}));
	}

}
