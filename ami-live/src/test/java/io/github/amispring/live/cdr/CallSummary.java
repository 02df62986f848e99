/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.amispring.event.CdrDisposition;
import io.github.amispring.event.CdrEvent;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A call, as the view or Asterisk has recorded it.
 *
 * @param records the number of records
 * @param caller the name of the calling channel
 * @param answeredBy the name of the channel that answered first
 * @param start when the call started
 * @param answer when the call was answered
 * @param end when the call ended
 * @param disposition whether the call was answered
 * @param endedBy the channel that hung up; {@code null} if it was Asterisk
 */
record CallSummary(int records, @Nullable String caller, @Nullable String answeredBy, @Nullable Instant start,
		@Nullable Instant answer, @Nullable Instant end, @Nullable CdrDisposition disposition,
		@Nullable String endedBy) {

	private static final Comparator<String> AGE = Comparator.comparingInt(String::length)
		.thenComparing(Comparator.naturalOrder());

	/** Local channels are not parties. */
	private static final Comparator<CdrEvent> FIRST = Comparator.comparing((CdrEvent cdr) -> isLocal(cdr.channel()))
		.thenComparing((cdr) -> String.valueOf(cdr.startTime()))
		.thenComparing((cdr) -> String.valueOf(cdr.uniqueId()), AGE);

	private static final Comparator<CdrEvent> FIRST_ANSWER = Comparator
		.comparing((CdrEvent cdr) -> isLocal(cdr.destinationChannel()))
		.thenComparing((cdr) -> cdr.destinationChannel() == null)
		.thenComparing((cdr) -> String.valueOf(cdr.answerTime()))
		.thenComparing((cdr) -> String.valueOf(cdr.uniqueId()), AGE);

	private static final Duration TOLERANCE = Duration.ofMillis(500);

	/** The application of a channel that was called. */
	private static final String CALLED = "AppDial";

	/** Returns the record of a view. */
	static CallSummary of(EndedCall ended) {
		CdrDisposition disposition = disposition(ended);
		Instant answeredAt = ended.call().answeredAt();
		Instant pbxAnsweredAt = (disposition == CdrDisposition.ANSWERED) ? ended.call().pbxAnsweredAt() : null;
		EndedBy endedBy = ended.endedBy();
		return new CallSummary(1, channel(ended.call().caller()), channel(ended.call().answeredBy()),
				ended.call().startedAt(), (answeredAt != null) ? answeredAt : pbxAnsweredAt, ended.endedAt(),
				disposition, (endedBy != null) ? channel(endedBy.party()) : null);
	}

	private static @Nullable String channel(@Nullable Party party) {
		return (party != null) ? party.channel() : null;
	}

	private static @Nullable CdrDisposition disposition(EndedCall ended) {
		return switch (ended.outcome()) {
			case ANSWERED, ANSWERED_BY_PBX -> CdrDisposition.ANSWERED;
			case BUSY -> CdrDisposition.BUSY;
			case NO_ANSWER, REJECTED, UNAVAILABLE, CANCELLED, ABANDONED, ABANDONED_PARKED -> CdrDisposition.NO_ANSWER;
			case FAILED -> CdrDisposition.FAILED;
			case MERGED, LOST, UNKNOWN -> null;
		};
	}

	/**
	 * Returns the record of Asterisk. If there are several CDRs, the first one is that of
	 * the channel that has called first, and the answer is that of the phone that has
	 * answered first.
	 * @param cdrs the CDRs of the call
	 * @param endedBy the channel that hung up according to CEL
	 * @param offset the offset of the server's time
	 */
	static CallSummary of(List<CdrEvent> cdrs, @Nullable String endedBy, ZoneOffset offset) {
		CdrEvent first = cdrs.stream().min(FIRST).orElse(null);
		CdrEvent answered = cdrs.stream()
			.filter((cdr) -> CdrDisposition.of(cdr.disposition()) == CdrDisposition.ANSWERED)
			.min(FIRST_ANSWER)
			.orElse(null);
		CdrEvent decisive = (answered != null) ? answered : first;
		return new CallSummary(cdrs.size(), (first != null) ? caller(first) : null,
				(answered != null) ? answered.destinationChannel() : null,
				cdrs.stream()
					.flatMap((cdr) -> Stream.ofNullable(instant(cdr.startTime(), offset)))
					.min(Comparator.naturalOrder())
					.orElse(null),
				(answered != null) ? instant(answered.answerTime(), offset) : null,
				cdrs.stream()
					.flatMap((cdr) -> Stream.ofNullable(instant(cdr.endTime(), offset)))
					.max(Comparator.naturalOrder())
					.orElse(null),
				(decisive != null) ? CdrDisposition.of(decisive.disposition()) : null, endedBy);
	}

	/** If both phones of a record were called, either may be its channel. */
	private static @Nullable String caller(CdrEvent cdr) {
		return CALLED.equals(cdr.lastApplication()) ? null : cdr.channel();
	}

	private static boolean isLocal(@Nullable String channel) {
		return channel != null && channel.startsWith("Local/");
	}

	private static @Nullable Instant instant(@Nullable LocalDateTime time, ZoneOffset offset) {
		return (time != null) ? time.toInstant(offset) : null;
	}

	/** Returns the aspects in which another record of the same call differs. */
	Set<Aspect> differences(CallSummary other) {
		Set<Aspect> differences = EnumSet.noneOf(Aspect.class);
		add(differences, Aspect.RECORDS, this.records == other.records);
		add(differences, Aspect.CALLER, Objects.equals(this.caller, other.caller));
		add(differences, Aspect.ANSWERED_BY, Objects.equals(this.answeredBy, other.answeredBy));
		add(differences, Aspect.START, isSame(this.start, other.start));
		add(differences, Aspect.ANSWER, isSame(this.answer, other.answer));
		add(differences, Aspect.END, isSame(this.end, other.end));
		add(differences, Aspect.OUTCOME, this.disposition == other.disposition);
		add(differences, Aspect.ENDED_BY, Objects.equals(this.endedBy, other.endedBy));
		return differences;
	}

	private static void add(Set<Aspect> differences, Aspect aspect, boolean same) {
		if (!same) {
			differences.add(aspect);
		}
	}

	/** Asterisk records seconds without fractions. */
	private static boolean isSame(@Nullable Instant exact, @Nullable Instant seconds) {
		if (exact == null || seconds == null) {
			return exact == seconds;
		}
		Duration difference = Duration.between(seconds, exact);
		return difference.compareTo(TOLERANCE.negated()) >= 0 && difference.compareTo(TOLERANCE.plusSeconds(1)) <= 0;
	}

}
