/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.sample.security.AuditEntry;
import io.github.amispring.sample.security.AuditLog;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * An audit log that a test can read.
 */
class RecordedAudit implements AuditLog {

	private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

	@Override
	public void record(AuditEntry entry) {
		this.entries.add(entry);
	}

	List<AuditEntry> entries() {
		return this.entries;
	}

	void clear() {
		this.entries.clear();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		@Primary
		RecordedAudit recordedAudit() {
			return new RecordedAudit();
		}

	}

}
