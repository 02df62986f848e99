/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CallRecords extends JpaRepository<CallRecord, String> {

	@Query("""
			select count(c), count(case when c.queueOutcome = CONNECTED then 1 end),
				count(case when c.queueOutcome = ABANDONED then 1 end),
				count(case when c.queueOutcome = CONNECTED and c.waited <= :limit then 1 end)
			from CallRecord c where c.queue = :queue and c.endedAt >= :since""")
	Counts count(String queue, Instant since, Duration limit);

	record Counts(long offered, long answered, long abandoned, long answeredInTime) {

		@Nullable Double serviceLevel() {
			return (this.offered > 0) ? (double) this.answeredInTime / this.offered : null;
		}

	}

}
