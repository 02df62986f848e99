/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.sample.history.TimelineEntry.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Creates the timeline of a call.
 */
final class Timeline {

	/**
	 * The order of simultaneous entries is that of the kinds, and otherwise that in which
	 * they were added.
	 */
	private static final Comparator<TimelineEntry> ORDER = Comparator.comparing(TimelineEntry::at)
		.thenComparing(TimelineEntry::kind);

	private final LiveCall call;

	private final List<TimelineEntry> entries = new ArrayList<>();

	private Timeline(LiveCall call) {
		this.call = call;
	}

	static List<TimelineEntry> of(EndedCall ended) {
		Timeline timeline = new Timeline(ended.call());
		timeline.addCall();
		timeline.call.attempts().forEach(timeline::add);
		timeline.call.holds().forEach(timeline::add);
		timeline.call.transfers().forEach(timeline::add);
		timeline.call.parkings().forEach(timeline::add);
		timeline.call.queues().forEach(timeline::add);
		timeline.call.conferences().forEach(timeline::add);
		timeline.addEnd(ended);
		return sorted(timeline.entries);
	}

	/** Sorts the entries, and removes those that occur twice. */
	static List<TimelineEntry> sorted(List<TimelineEntry> entries) {
		return entries.stream().distinct().sorted(ORDER).toList();
	}

	private void add(TimelineEntry.Builder entry) {
		TimelineEntry built = entry.build();
		if (built != null) {
			this.entries.add(built);
		}
	}

	private void addCall() {
		add(TimelineEntry.of(this.call.startedAt(), Kind.START)
			.party(HistoryParty.of(this.call.caller()))
			.number(this.call.dialedNumber()));
		add(TimelineEntry.of(this.call.pbxAnsweredAt(), Kind.PBX_ANSWERED).application(this.call.application()));
		Party answeredBy = this.call.answeredBy();
		if (answeredBy == null || this.call.attempts().stream().noneMatch((attempt) -> isAnswer(attempt, answeredBy))) {
			// a phone that picked up the call was not called
			add(TimelineEntry.of(this.call.answeredAt(), Kind.ANSWERED).party(HistoryParty.of(answeredBy)));
		}
	}

	private static boolean isAnswer(Attempt attempt, Party party) {
		return attempt.result() == AttemptResult.ANSWERED && attempt.uniqueId().equals(party.uniqueId());
	}

	private void add(Attempt attempt) {
		HistoryParty phone = HistoryParty.of(nameOf(attempt.uniqueId()), attempt.number(), attempt.device());
		add(TimelineEntry.of(attempt.ringingAt(), Kind.RINGING).party(phone));
		if (attempt.result() == AttemptResult.ANSWERED) {
			add(TimelineEntry.of(attempt.endedAt(), Kind.ANSWERED).party(phone));
		}
		else if (attempt.result() != null) {
			add(TimelineEntry.of(attempt.endedAt(), Kind.NOT_ANSWERED)
				.party(phone)
				.number(attempt.forwardedTo())
				.result(attempt.result()));
		}
	}

	private void add(Hold hold) {
		HistoryParty party = partyOf(hold.uniqueId(), hold.device());
		add(TimelineEntry.of(hold.from(), Kind.HELD).party(party));
		add(TimelineEntry.of(hold.to(), Kind.RESUMED).party(party));
	}

	private void add(Transfer transfer) {
		add(TimelineEntry.of(transfer.at(), Kind.TRANSFERRED)
			.party(partyOf(transfer.by()))
			.to(transfer.to())
			.number(transfer.number())
			.result(transfer.kind()));
	}

	private void add(ParkStay stay) {
		add(TimelineEntry.of(stay.from(), Kind.PARKED).party(partyOf(stay.by())).parking(stay.lot(), stay.space()));
		add(TimelineEntry.of(stay.to(), Kind.PARK_ENDED)
			.party(partyOf(stay.retrievedBy()))
			.parking(stay.lot(), stay.space())
			.result(stay.result()));
	}

	private void add(QueueVisit visit) {
		add(TimelineEntry.of(visit.joinedAt(), Kind.QUEUED).queue(visit.queue()));
		add(TimelineEntry.of(visit.leftAt(), Kind.QUEUE_LEFT)
			.queue(visit.queue())
			.party(partyOf(visit.member()))
			.result(visit.outcome()));
	}

	private void add(ConferenceVisit visit) {
		HistoryParty party = partyOf(visit.uniqueId(), null);
		add(TimelineEntry.of(visit.joinedAt(), Kind.CONFERENCE).party(party).conference(visit.conference()));
		add(TimelineEntry.of(visit.leftAt(), Kind.CONFERENCE_LEFT).party(party).conference(visit.conference()));
	}

	private void addEnd(EndedCall ended) {
		if (ended.outcome() == CallOutcome.MERGED) {
			add(TimelineEntry.of(ended.endedAt(), Kind.MERGED).call(ended.mergedInto()));
			return;
		}
		EndedBy endedBy = ended.endedBy();
		add(TimelineEntry.of(ended.endedAt(), Kind.ENDED)
			.party((endedBy != null) ? HistoryParty.of(endedBy.party()) : null)
			.result(ended.outcome()));
	}

	private @Nullable String nameOf(String uniqueId) {
		for (Party party : this.call.parties()) {
			if (party.uniqueId().equals(uniqueId)) {
				return party.name();
			}
		}
		return null;
	}

	private @Nullable HistoryParty partyOf(String uniqueId, @Nullable String device) {
		for (Party party : this.call.parties()) {
			if (party.uniqueId().equals(uniqueId)) {
				return HistoryParty.of(party);
			}
		}
		return HistoryParty.of(null, null, device);
	}

	private @Nullable HistoryParty partyOf(@Nullable String device) {
		for (Party party : this.call.parties()) {
			if (device != null && device.equals(party.device())) {
				return HistoryParty.of(party);
			}
		}
		return HistoryParty.of(null, null, device);
	}

}
