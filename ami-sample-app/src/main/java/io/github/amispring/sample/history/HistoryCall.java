/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A call of the history, as pages receive it.
 *
 * @param id the number of the record
 * @param key the identifier of the call
 * @param server the name of the PBX
 * @param startedAt when the call started
 * @param endedAt when the call ended
 * @param answeredAt when a called party answered
 * @param direction the direction
 * @param from the caller
 * @param dialed the number that the caller dialed
 * @param answeredBy the party that answered
 * @param queue the last queue in which the caller waited
 * @param agent the interface of the member of the queue who answered
 * @param outcome how the call ended
 * @param endedBy who ended the call
 * @param talkSeconds how long parties were connected
 * @param ringSeconds how long phones rang
 * @param holdSeconds how long the call was held
 * @param incomplete whether parts of the record are missing
 * @param mergedInto the identifier of the call into which the call was merged
 * @param timeline the timeline, {@code null} in lists
 */
record HistoryCall(long id, String key, String server, @Nullable Instant startedAt, Instant endedAt,
		@Nullable Instant answeredAt, @Nullable String direction, @Nullable HistoryParty from, @Nullable String dialed,
		@Nullable HistoryParty answeredBy, @Nullable String queue, @Nullable String agent, String outcome,
		@Nullable Ender endedBy, @Nullable Double talkSeconds, @Nullable Double ringSeconds,
		@Nullable Double holdSeconds, boolean incomplete,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mergedInto,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TimelineEntry> timeline) {

	static HistoryCall of(CallRecord call, @Nullable List<TimelineEntry> timeline) {
		return new HistoryCall(Objects.requireNonNull(call.id()), call.callKey(), call.server(), call.startedAt(),
				call.endedAt(), call.answeredAt(), call.direction(),
				HistoryParty.of(call.fromName(), call.fromNumber(), call.fromDevice()), call.dialed(),
				HistoryParty.of(call.answeredByName(), call.answeredByNumber(), call.answeredByDevice()), call.queue(),
				call.agent(), call.outcome(), Ender.of(call), call.talkSeconds(), call.ringSeconds(),
				call.holdSeconds(), call.incomplete(), call.mergedInto(), timeline);
	}

	/**
	 * Who ended a call.
	 *
	 * @param kind {@code PARTY} or {@code PBX}
	 * @param party the party, {@code null} if the PBX ended the call
	 */
	record Ender(String kind, @Nullable HistoryParty party) {

		static @Nullable Ender of(CallRecord call) {
			return (call.endedBy() != null) ? new Ender(call.endedBy(),
					HistoryParty.of(call.endedByName(), call.endedByNumber(), call.endedByDevice())) : null;
		}

	}

}
