/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import io.github.amispring.sample.database.BatchWriter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the writer of the audit log.
 */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	@Bean
	BatchWriter<AuditEntry> auditBatchWriter(AuditRecords records, MeterRegistry metrics) {
		return new BatchWriter<>("audit", BatchWriter.Settings.defaults(), records::add, metrics);
	}

}
