/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.wallboard;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class CallRecord {

	@Id
	private String id;

	private Instant endedAt;

	@Enumerated(EnumType.STRING)
	private CallOutcome outcome;

	private @Nullable String caller;

	private @Nullable String answeredBy;

	private @Nullable Duration talk;

	private @Nullable String queue;

	@Enumerated(EnumType.STRING)
	private @Nullable QueueOutcome queueOutcome;

	private @Nullable Duration waited;

	protected CallRecord() {
	}

	CallRecord(EndedCall ended) {
		this.id = ended.id();
		this.endedAt = ended.endedAt();
		this.outcome = ended.outcome();
		this.caller = numberOf(ended.call().caller());
		this.answeredBy = numberOf(ended.call().answeredBy());
		this.talk = ended.talk();
		QueueVisit visit = ended.call().queue();
		if (visit != null && visit.leftAt() != null) {
			this.queue = visit.queue();
			this.queueOutcome = visit.outcome();
			this.waited = Duration.between(visit.joinedAt(), visit.leftAt());
		}
	}

	private static @Nullable String numberOf(@Nullable Party party) {
		return (party != null) ? party.number() : null;
	}

}
