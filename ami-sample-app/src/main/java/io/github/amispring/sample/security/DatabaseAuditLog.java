/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Clock;
import java.util.Objects;

import io.github.amispring.sample.database.BatchWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs the actions of users, and stores them in the database.
 */
@Component
class DatabaseAuditLog implements AuditLog {

	private static final Logger audit = LoggerFactory.getLogger("audit");

	/** Requests that are rejected may contain texts of any length. */
	private static final int MAX_LENGTH = 1000;

	private final BatchWriter<AuditEntry> writer;

	private final AuditRecords records;

	private final AuditProperties properties;

	private final Clock clock;

	DatabaseAuditLog(BatchWriter<AuditEntry> writer, AuditRecords records, AuditProperties properties, Clock clock) {
		this.writer = writer;
		this.records = records;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void record(AuditEntry entry) {
		AuditEntry clean = new AuditEntry(text(entry.who()), text(entry.address()), text(entry.action()),
				textOrNull(entry.server()), textOrNull(entry.target()), text(entry.result()), entry.at());
		audit.info("who=\"{}\" address={} action={} server={} target=\"{}\" result=\"{}\"", clean.who(),
				clean.address(), clean.action(), Objects.requireNonNullElse(clean.server(), ""),
				Objects.requireNonNullElse(clean.target(), ""), clean.result());
		this.writer.offer(clean);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text != null) ? text(text) : null;
	}

	/** Control characters and quotes could forge entries of the log. */
	private static String text(String text) {
		String limited = (text.length() <= MAX_LENGTH) ? text : text.substring(0, MAX_LENGTH) + "…";
		return limited.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").replace('"', '\'');
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
	void deleteOldEntries() {
		this.records.deleteBefore(this.clock.instant().minus(this.properties.retention()));
	}

}
