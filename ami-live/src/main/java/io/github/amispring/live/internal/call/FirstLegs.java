/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * The phones that an originate action calls first. A Local channel may call several ones,
 * at the same time or one after the other. The one that answers is the caller; before, it
 * is not known which one will be. A phone that has answered does not remain the caller if
 * another one is called before the second party answers, because it has not taken the
 * call.
 */
final class FirstLegs {

	private final Calls calls;

	private final Channels channels;

	private final Snapshots snapshots;

	private final int maxEntries;

	FirstLegs(CallContext context) {
		this.calls = context.calls;
		this.channels = context.channels;
		this.snapshots = context.snapshots;
		this.maxEntries = context.settings.limits().entriesPerCall();
	}

	/**
	 * Returns whether a channel dials first legs: it is the second half of the originated
	 * Local channel, or of one that this half dials. The first half dials the second leg.
	 * @param source the channel that dials, or {@code null} if there is none
	 * @return whether the dialed phone is a first leg, provided that no party dials it
	 */
	boolean areDialedBy(@Nullable Channel source) {
		Channel channel = source;
		for (int depth = 0; channel != null && depth < RealCaller.MAX_DEPTH; depth++) {
			Channel other = channel.otherHalf;
			if (other == null || other.dial == null || other.dial.source == null) {
				return !channel.firstHalf();
			}
			channel = this.channels.get(other.dial.source);
		}
		return true;
	}

	/** Whether a first leg may be called, because the second party has not answered. */
	boolean mayBegin(Call call) {
		return call.answeredAt == null && (call.caller == null || call.originateAttempt != null);
	}

	/** A phone is called as first leg. */
	void begin(Call call, Channel phone, CallAttempt attempt) {
		attempt.firstLeg = true;
		call.originated = true;
		if (call.originateAttempt == null && call.attempts.stream().noneMatch((other) -> other.firstLeg)) {
			callerIs(call, phone, attempt);
			if (phone.leg.hungUp) {
				// The phone may refuse the call before DialBegin is received
				call.enders.add(phone.leg.uniqueId);
			}
		}
		else if (call.attempts.size() >= this.maxEntries) {
			call.incomplete = true;
		}
		else {
			callerIsUnknown(call);
			call.attempts.add(attempt);
		}
		this.snapshots.stateChanged(phone);
	}

	/** A first leg has answered. */
	void answered(Call call, Channel phone, CallAttempt attempt) {
		if (call.caller == null) {
			call.attempts.remove(attempt);
			callerIs(call, phone, attempt);
		}
		if (call.originateAttempt == attempt) {
			this.snapshots.stateChanged(phone);
		}
	}

	private void callerIs(Call call, Channel phone, CallAttempt attempt) {
		call.caller = phone.leg;
		call.callerContext = phone.firstContext;
		call.originateAttempt = attempt;
		if (!phone.leg.party) {
			this.calls.addParty(call, phone.leg);
		}
	}

	private void callerIsUnknown(Call call) {
		CallAttempt former = call.originateAttempt;
		if (former == null) {
			return;
		}
		int position = (int) call.attempts.stream().filter((attempt) -> attempt.firstLeg).count();
		call.attempts.add(position, former);
		call.originateAttempt = null;
		call.caller = null;
		call.callerContext = null;
		call.application = null;
		call.pbxAnsweredAt = null;
		if (!former.leg.wasUp) {
			former.leg.party = false;
			call.parties.remove(former.leg);
			call.enders.remove(former.leg.uniqueId);
		}
	}

}
