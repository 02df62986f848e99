/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An action of a user, as it is stored.
 *
 * @param id the number of the record, {@code null} before it is stored
 * @param at when the action ended
 * @param who the name of the user
 * @param address the network address of the user
 * @param action the action
 * @param server the name of the PBX
 * @param target what the action acted on
 * @param result the result
 */
@Table("audit")
record AuditRecord(@Id @Nullable Long id, Instant at, String who, String address, String action,
		@Nullable String server, @Nullable String target, String result) {

	static AuditRecord of(AuditEntry entry) {
		return new AuditRecord(null, entry.at().truncatedTo(ChronoUnit.MICROS), entry.who(), entry.address(),
				entry.action(), entry.server(), entry.target(), entry.result());
	}

	AuditRecord withId(Long id) {
		return new AuditRecord(id, this.at, this.who, this.address, this.action, this.server, this.target, this.result);
	}

}
