/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores and finds the actions of users.
 */
@Repository
class AuditRecords {

	private final JdbcAggregateOperations aggregates;

	private final JdbcClient jdbc;

	AuditRecords(JdbcAggregateOperations aggregates, JdbcClient jdbc) {
		this.aggregates = aggregates;
		this.jdbc = jdbc;
	}

	@Transactional
	public void add(List<AuditEntry> entries) {
		this.aggregates.insertAll(entries.stream().map(AuditRecord::of).toList());
	}

	/**
	 * Returns the actions that were stored before another one, the last one first.
	 */
	List<AuditRecord> find(@Nullable Long before, int size) {
		Criteria criteria = (before != null) ? Criteria.where("id").lessThan(before) : Criteria.empty();
		return this.aggregates.findAll(Query.query(criteria).sort(Sort.by(Sort.Order.desc("id"))).limit(size),
				AuditRecord.class);
	}

	int deleteBefore(Instant instant) {
		return this.jdbc.sql("delete from audit where at < :instant")
			.param("instant", instant.atOffset(ZoneOffset.UTC))
			.update();
	}

}
