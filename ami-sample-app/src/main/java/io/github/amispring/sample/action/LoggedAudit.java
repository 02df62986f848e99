/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import io.github.amispring.sample.security.AuditEntry;
import io.github.amispring.sample.security.AuditLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * Writes actions to the logger {@code audit}, if there is no other audit log.
 */
@Component
@Fallback
class LoggedAudit implements AuditLog {

	private static final Logger logger = LoggerFactory.getLogger("audit");

	@Override
	public void record(AuditEntry entry) {
		logger.info("who={} address={} action={} server={} target=\"{}\" result=\"{}\"", oneLine(entry.who()),
				entry.address(), entry.action(), oneLine(entry.server()), oneLine(entry.target()),
				oneLine(entry.result()));
	}

	/** A line break in a value would look like another entry. */
	private static String oneLine(@Nullable String text) {
		return String.valueOf(text).replaceAll("\\p{Cntrl}", " ");
	}

}
