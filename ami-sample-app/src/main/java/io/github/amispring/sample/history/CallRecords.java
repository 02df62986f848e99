/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores and finds calls that have ended. Queries are created when they are executed, so
 * that an application that was processed ahead of time can use any database.
 */
@Repository
class CallRecords {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("endedAt"), Sort.Order.desc("id"));

	private final JdbcAggregateOperations aggregates;

	private final JdbcClient jdbc;

	CallRecords(JdbcAggregateOperations aggregates, JdbcClient jdbc) {
		this.aggregates = aggregates;
		this.jdbc = jdbc;
	}

	/**
	 * Stores calls, except those that are stored already.
	 */
	@Transactional
	public void add(Collection<CallRecord> records) {
		Map<String, CallRecord> added = new LinkedHashMap<>();
		records.forEach((entry) -> added.putIfAbsent(entry.callKey(), entry));
		if (!added.isEmpty()) {
			added.keySet().removeAll(stored(added.keySet()));
			this.aggregates.insertAll(added.values());
		}
	}

	private List<String> stored(Set<String> keys) {
		return this.jdbc.sql("select call_key from call_record where call_key in (:keys)")
			.param("keys", keys)
			.query(String.class)
			.list();
	}

	/**
	 * Returns the calls that match, the last one first, without those that were merged
	 * into others.
	 */
	List<CallRecord> find(HistoryQuery query) {
		return this.aggregates.findAll(Query.query(criteria(query)).sort(NEWEST_FIRST).limit(query.size()),
				CallRecord.class);
	}

	private static Criteria criteria(HistoryQuery query) {
		Criteria criteria = Criteria.where("mergedInto").isNull();
		if (query.from() != null) {
			criteria = criteria.and("endedAt").greaterThanOrEquals(query.from());
		}
		if (query.to() != null) {
			criteria = criteria.and("endedAt").lessThan(query.to());
		}
		criteria = equalTo(criteria, "server", query.server());
		criteria = equalTo(criteria, "outcome", query.outcome());
		criteria = equalTo(criteria, "queue", query.queue());
		if (query.text() != null) {
			for (String word : query.text().toLowerCase(Locale.ROOT).strip().split("\\s+")) {
				criteria = criteria.and("searchText").like("%" + escaped(word) + "%");
			}
		}
		Cursor before = query.before();
		if (before != null) {
			criteria = criteria.and(Criteria.where("endedAt")
				.lessThan(before.endedAt())
				.or(Criteria.where("endedAt").is(before.endedAt()).and("id").lessThan(before.id())));
		}
		return criteria;
	}

	private static Criteria equalTo(Criteria criteria, String column, @Nullable String value) {
		return (value != null) ? criteria.and(column).is(value) : criteria;
	}

	/** The backslash is the default escape character of both databases. */
	private static String escaped(String word) {
		return word.replace("\0", "").replaceAll("[\\\\%_]", "\\\\$0");
	}

	Optional<CallRecord> find(long id) {
		return Optional.ofNullable(this.aggregates.findById(id, CallRecord.class));
	}

	/**
	 * Returns the calls that were merged into a call.
	 */
	List<CallRecord> mergedInto(String callKey) {
		return this.aggregates.findAll(Query.query(Criteria.where("mergedInto").is(callKey)), CallRecord.class);
	}

	/**
	 * Deletes the calls that ended before an instant.
	 * @return the number of deleted calls
	 */
	int deleteEndedBefore(Instant instant) {
		return this.jdbc.sql("delete from call_record where ended_at < :instant")
			.param("instant", instant.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * Deletes the oldest calls if there are more than a number of calls.
	 * @return the number of deleted calls
	 */
	int deleteAllBut(long count) {
		Optional<Long> newestDeleted = this.jdbc
			.sql("select id from call_record order by id desc offset :count rows fetch first 1 rows only")
			.param("count", count)
			.query(Long.class)
			.optional();
		return newestDeleted
			.map((id) -> this.jdbc.sql("delete from call_record where id <= :id").param("id", id).update())
			.orElse(0);
	}

}
