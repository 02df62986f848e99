/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the audit log.
 *
 * @param retention how long actions are kept in the database
 */
@ConfigurationProperties("console.audit")
record AuditProperties(@DefaultValue("365d") Duration retention) {
}
