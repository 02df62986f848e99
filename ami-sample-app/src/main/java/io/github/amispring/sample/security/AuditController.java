/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the audit log over HTTP.
 */
@RestController
class AuditController {

	private static final int MAX_SIZE = 500;

	private final AuditRecords records;

	AuditController(AuditRecords records) {
		this.records = records;
	}

	@GetMapping("/api/audit")
	Page find(@RequestParam(required = false) @Nullable Long before, @RequestParam(defaultValue = "50") int size) {
		int limit = Math.max(1, Math.min(size, MAX_SIZE));
		List<AuditRecord> found = this.records.find(before, limit + 1);
		boolean more = found.size() > limit;
		List<AuditRecord> page = more ? found.subList(0, limit) : found;
		return new Page(page, more ? page.get(limit - 1).id() : null);
	}

	/**
	 * A page of entries.
	 *
	 * @param entries the entries, the last one first
	 * @param next the parameter {@code before} of the next page, {@code null} if there is
	 * none
	 */
	record Page(List<AuditRecord> entries, @Nullable Long next) {

	}

}
