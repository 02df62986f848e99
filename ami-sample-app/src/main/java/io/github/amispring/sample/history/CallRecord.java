/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A call that has ended, as it is stored.
 *
 * @param id the number of the record, {@code null} before it is stored
 * @param callKey the identifier of the call
 * @param server the name of the PBX
 * @param startedAt when the call started
 * @param answeredAt when a called party answered
 * @param endedAt when the call ended
 * @param direction the direction
 * @param fromName the name of the caller
 * @param fromNumber the number of the caller
 * @param fromDevice the device of the caller
 * @param dialed the number that the caller dialed
 * @param answeredByName the name of the party that answered
 * @param answeredByNumber the number of the party that answered
 * @param answeredByDevice the device that answered
 * @param queue the last queue in which the caller waited
 * @param agent the interface of the member of the queue who answered
 * @param outcome how the call ended
 * @param endedBy whether a party or the PBX ended the call
 * @param endedByName the name of the party that ended the call
 * @param endedByNumber the number of the party that ended the call
 * @param endedByDevice the device that ended the call
 * @param ringSeconds how long phones rang
 * @param talkSeconds how long parties were connected
 * @param holdSeconds how long the call was held
 * @param incomplete whether parts of the record are missing
 * @param mergedInto the identifier of the call into which the call was merged
 * @param searchText names and numbers in lower case
 * @param timeline the entries of the timeline as JSON
 */
@Table("call_record")
record CallRecord(@Id @Nullable Long id, String callKey, String server, @Nullable Instant startedAt,
		@Nullable Instant answeredAt, Instant endedAt, @Nullable String direction, @Nullable String fromName,
		@Nullable String fromNumber, @Nullable String fromDevice, @Nullable String dialed,
		@Nullable String answeredByName, @Nullable String answeredByNumber, @Nullable String answeredByDevice,
		@Nullable String queue, @Nullable String agent, String outcome, @Nullable String endedBy,
		@Nullable String endedByName, @Nullable String endedByNumber, @Nullable String endedByDevice,
		@Nullable Double ringSeconds, @Nullable Double talkSeconds, @Nullable Double holdSeconds, boolean incomplete,
		@Nullable String mergedInto, String searchText, String timeline) {

	private static final double MILLIS_PER_SECOND = 1000;

	static CallRecord of(EndedCall ended, String timeline) {
		LiveCall call = ended.call();
		HistoryParty from = orUnknown(call.caller());
		HistoryParty answeredBy = orUnknown(call.answeredBy());
		EndedBy endedBy = ended.endedBy();
		HistoryParty ender = orUnknown((endedBy != null) ? endedBy.party() : null);
		QueueVisit visit = call.queue();
		String queue = (visit != null) ? visit.queue() : null;
		String agent = (visit != null) ? visit.member() : null;
		return new CallRecord(null, ended.id(), call.server(), micros(call.startedAt()), micros(call.answeredAt()),
				ended.endedAt().truncatedTo(ChronoUnit.MICROS), name(call.direction()), text(from.name()),
				text(from.number()), text(from.device()), text(call.dialedNumber()), text(answeredBy.name()),
				text(answeredBy.number()), text(answeredBy.device()), text(queue), text(agent), ended.outcome().name(),
				(endedBy != null) ? endedBy.kind().name() : null, text(ender.name()), text(ender.number()),
				text(ender.device()), seconds(ended.ring()), seconds(ended.talk()), seconds(ended.hold()),
				call.incomplete(), ended.mergedInto(), searchText(from, call.dialedNumber(), answeredBy, queue, agent),
				timeline);
	}

	private static HistoryParty orUnknown(@Nullable Party party) {
		return Objects.requireNonNullElse(HistoryParty.of(party), new HistoryParty(null, null, null));
	}

	/** Databases do not store nanoseconds. */
	private static @Nullable Instant micros(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MICROS) : null;
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

	/** PostgreSQL cannot store the character NUL. */
	private static @Nullable String text(@Nullable String text) {
		return (text != null) ? text.replace("\0", "") : null;
	}

	private static @Nullable Double seconds(@Nullable Duration duration) {
		return (duration != null) ? duration.toMillis() / MILLIS_PER_SECOND : null;
	}

	private static String searchText(HistoryParty from, @Nullable String dialed, HistoryParty answeredBy,
			@Nullable String queue, @Nullable String agent) {
		return Stream
			.of(from.name(), from.number(), from.device(), dialed, answeredBy.name(), answeredBy.number(),
					answeredBy.device(), queue, agent)
			.map(CallRecord::text)
			.filter(Objects::nonNull)
			.distinct()
			.collect(Collectors.joining("\n"))
			.toLowerCase(Locale.ROOT);
	}

	CallRecord withId(Long id) {
		return new CallRecord(id, this.callKey, this.server, this.startedAt, this.answeredAt, this.endedAt,
				this.direction, this.fromName, this.fromNumber, this.fromDevice, this.dialed, this.answeredByName,
				this.answeredByNumber, this.answeredByDevice, this.queue, this.agent, this.outcome, this.endedBy,
				this.endedByName, this.endedByNumber, this.endedByDevice, this.ringSeconds, this.talkSeconds,
				this.holdSeconds, this.incomplete, this.mergedInto, this.searchText, this.timeline);
	}

}
