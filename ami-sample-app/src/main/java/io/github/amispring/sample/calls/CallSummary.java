/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueVisit;
import org.jspecify.annotations.Nullable;

/**
 * A call as the page shows it.
 *
 * @param version the number of the change of the live view
 * @param id the identifier of the call
 * @param state the state
 * @param since the instant at which the call entered the state, {@code null} if unknown
 * @param startedAt the instant at which the call started, {@code null} if unknown
 * @param from the caller, or another party if the caller has left; {@code null} if
 * unknown
 * @param callerKnown whether {@code from} is the caller; otherwise, the parties are in no
 * particular order
 * @param to the other parties; if there are none, the phones that are being called
 * @param dialed the number that the caller dialed, {@code null} if unknown
 * @param place the queue, conference or parking space that the call is in, or the
 * application that has answered; {@code null} if there is none
 * @param queue the last queue of the call, {@code null} if there was none
 * @param agent the name of the queue member who answered, {@code null} if no one did
 */
public record CallSummary(long version, String id, CallState state, @Nullable Instant since,
		@Nullable Instant startedAt, @Nullable PartySummary from, boolean callerKnown, List<PartySummary> to,
		@Nullable String dialed, @Nullable String place, @Nullable String queue, @Nullable String agent) {

	static CallSummary of(long version, LiveCall call, LiveSnapshot snapshot) {
		List<Party> present = call.presentParties();
		Party from = from(call, present);
		QueueVisit queue = call.queue();
		return new CallSummary(version, call.id(), call.state(), call.stateSince(), call.startedAt(),
				(from != null) ? PartySummary.of(from) : firstChannel(call, snapshot),
				from == null || from.equals(call.caller()), to(call, present, from), call.dialedNumber(), place(call),
				(queue != null) ? queue.queue() : null, (queue != null) ? agent(queue, snapshot) : null);
	}

	private static @Nullable Party from(LiveCall call, List<Party> present) {
		Party caller = call.caller();
		return (present.isEmpty() || (caller != null && caller.leftAt() == null)) ? caller : present.get(0);
	}

	/** Local channels are not parties, but a call may have no others. */
	private static @Nullable PartySummary firstChannel(LiveCall call, LiveSnapshot snapshot) {
		return call.linkedIds()
			.stream()
			.map(snapshot.channels()::get)
			.filter(Objects::nonNull)
			.findFirst()
			.map(PartySummary::of)
			.orElse(null);
	}

	private static List<PartySummary> to(LiveCall call, List<Party> present, @Nullable Party from) {
		List<PartySummary> others = present.stream()
			.filter((party) -> from == null || !party.uniqueId().equals(from.uniqueId()))
			.map(PartySummary::of)
			.toList();
		return !others.isEmpty() ? others
				: call.attempts()
					.stream()
					.filter((attempt) -> attempt.endedAt() == null)
					.map(PartySummary::of)
					.toList();
	}

	private static @Nullable String place(LiveCall call) {
		QueueVisit queue = call.queue();
		ConferenceVisit conference = call.conference();
		return switch (call.state()) {
			case QUEUED -> (queue != null) ? queue.queue() : null;
			case CONFERENCE -> (conference != null) ? conference.conference() : null;
			case PARKED -> parkingSpace(call.parkings());
			case PBX -> call.application();
			default -> null;
		};
	}

	private static @Nullable String parkingSpace(List<ParkStay> parkings) {
		Integer space = parkings.isEmpty() ? null : parkings.get(parkings.size() - 1).space();
		return (space != null) ? space.toString() : null;
	}

	private static @Nullable String agent(QueueVisit visit, LiveSnapshot snapshot) {
		LiveQueue queue = snapshot.queues().get(visit.queue());
		if (visit.member() == null || queue == null) {
			return visit.member();
		}
		return queue.members()
			.stream()
			.filter((member) -> member.interfaceName().equals(visit.member()))
			.findFirst()
			.map(QueueMember::name)
			.orElse(visit.member());
	}

}
