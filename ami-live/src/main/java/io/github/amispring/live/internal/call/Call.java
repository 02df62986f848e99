/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.settings.PartyResolver;
import org.jspecify.annotations.Nullable;

/**
 * A call, from its first channel to the Hangup of its last one. Only {@link Calls},
 * {@link Joining} and the rules of this package change it.
 */
final class Call {

	final String id;

	/** Its position in the order of creation. When calls merge, the older one remains. */
	final long order;

	final @Nullable Instant startedAt;

	/** The Uniqueids of its channels. */
	final Set<String> present = new LinkedHashSet<>();

	/** How many of its channels are not halves of Local channels. */
	int presentReal;

	final Set<String> linkedIds = new LinkedHashSet<>();

	final List<Leg> parties = new ArrayList<>(2);

	final List<CallAttempt> attempts = new ArrayList<>(1);

	final List<Hold> holds = new ArrayList<>(0);

	final List<Transfer> transfers = new ArrayList<>(0);

	final List<ParkStay> parkings = new ArrayList<>(0);

	final List<QueueVisit> queues = new ArrayList<>(0);

	final List<ConferenceVisit> conferences = new ArrayList<>(0);

	/** The attempt of an originate action to reach its first party. */
	@Nullable CallAttempt originateAttempt;

	/** How the attempt of an originate action to reach a Local channel has ended. */
	@Nullable AttemptResult originateResult;

	boolean originated;

	@Nullable Leg caller;

	@Nullable String callerContext;

	@Nullable String dialedNumber;

	@Nullable String application;

	@Nullable CallDirection direction;

	@Nullable Instant pbxAnsweredAt;

	@Nullable Instant answeredAt;

	@Nullable Leg answeredBy;

	boolean pickedUp;

	/** Whether a party was ever up. */
	boolean wasUp;

	CallState state = CallState.DIALING;

	@Nullable Instant stateSince;

	/** The parties that are connected now, or none. */
	Set<String> connected = Set.of();

	/** The parties that have been connected, bounded by the number of legs. */
	final Set<String> everConnected = new LinkedHashSet<>();

	/** How many transfers and stays in a parking lot there were before the last talk. */
	private int movesBeforeTalk;

	private @Nullable Instant talkingSince;

	private Duration talk = Duration.ZERO;

	private boolean talked;

	/** The Uniqueids of the parties that have hung up, in this order: see EnderRule. */
	final Set<String> enders = new LinkedHashSet<>();

	/** Halves of Local channels that are being removed. */
	final Set<String> optimizing = new LinkedHashSet<>();

	boolean incomplete;

	boolean ended;

	Call(String id, long order, @Nullable Instant startedAt) {
		this.id = id;
		this.order = order;
		this.startedAt = startedAt;
		this.stateSince = startedAt;
	}

	void talking(boolean talks, Instant at) {
		if (talks && this.talkingSince == null) {
			this.talkingSince = at;
			this.talked = true;
			this.movesBeforeTalk = this.transfers.size() + this.parkings.size();
		}
		else if (!talks && this.talkingSince != null) {
			this.talk = this.talk.plus(Times.between(this.talkingSince, at));
			this.talkingSince = null;
		}
	}

	/** Returns whether the call was transferred or parked since the last talk began. */
	boolean hasMovedSinceTalk() {
		return this.transfers.size() + this.parkings.size() > this.movesBeforeTalk;
	}

	@Nullable Duration talk() {
		return this.talked ? this.talk : null;
	}

	boolean isParked() {
		for (ParkStay parking : this.parkings) {
			if (parking.to() == null) {
				return true;
			}
		}
		return false;
	}

	@Nullable CallAttempt attempt(String uniqueId) {
		for (CallAttempt attempt : this.attempts) {
			if (attempt.leg.uniqueId.equals(uniqueId)) {
				return attempt;
			}
		}
		return null;
	}

	/**
	 * Returns the attempt to reach a phone, also if an originate action calls it first.
	 */
	@Nullable CallAttempt attempt(Leg leg) {
		if (this.originateAttempt != null && this.originateAttempt.leg == leg) {
			return this.originateAttempt;
		}
		return attempt(leg.uniqueId);
	}

	@Nullable Leg party(String uniqueId) {
		for (Leg party : this.parties) {
			if (party.uniqueId.equals(uniqueId)) {
				return party;
			}
		}
		return null;
	}

	LiveCall toRecord(String server, PartyResolver resolver) {
		List<Party> parties = new ArrayList<>(this.parties.size());
		Party caller = null;
		Party answeredBy = null;
		for (Leg leg : this.parties) {
			Party party = resolver.resolve(leg.toRecord());
			parties.add(party);
			if (leg == this.caller) {
				caller = party;
			}
			if (leg == this.answeredBy) {
				answeredBy = party;
			}
		}
		return new LiveCall(server, this.id, this.direction, this.originated, this.state, this.stateSince, caller,
				this.dialedNumber, List.copyOf(parties), this.startedAt, this.pbxAnsweredAt, this.answeredAt,
				answeredBy, this.pickedUp, this.application, this.attempts.stream().map(CallAttempt::toRecord).toList(),
				List.copyOf(this.holds), List.copyOf(this.transfers), List.copyOf(this.parkings),
				List.copyOf(this.queues), List.copyOf(this.conferences), Set.copyOf(this.linkedIds), this.incomplete);
	}

}
