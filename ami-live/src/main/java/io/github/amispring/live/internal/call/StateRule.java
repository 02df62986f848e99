/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.List;
import java.util.function.Predicate;

import io.github.amispring.live.model.CallState;

/**
 * The rule in which state a call is. Local channels count only if a call has no other
 * channel. They are never parties, so that such a call is connected to applications only.
 */
final class StateRule {

	private final Channels channels;

	StateRule(Channels channels) {
		this.channels = channels;
	}

	CallState stateOf(Call call) {
		if (last(call.parkings, (parking) -> parking.to() == null)) {
			return CallState.PARKED;
		}
		if (call.connected.size() > 1) {
			return last(call.holds, (hold) -> hold.to() == null) ? CallState.HELD : CallState.TALKING;
		}
		if (call.conferences.stream().anyMatch((visit) -> visit.leftAt() == null)) {
			return CallState.CONFERENCE;
		}
		if (!call.optimizing.isEmpty() && (call.state == CallState.TALKING || call.state == CallState.HELD)) {
			// Its ends leave the bridges one after the other, but the talk goes on
			return call.state;
		}
		if (last(call.queues, (visit) -> visit.leftAt() == null)) {
			return CallState.QUEUED;
		}
		return withoutConversation(call);
	}

	private CallState withoutConversation(Call call) {
		boolean dials = false;
		for (CallAttempt attempt : call.attempts) {
			if (attempt.isPending() && attempt.leg.isPresent()) {
				if (attempt.leg.ringingAt != null) {
					return CallState.RINGING;
				}
				dials = true;
			}
		}
		CallAttempt originate = call.originateAttempt;
		if (originate != null && originate.isPending()) {
			return (originate.leg.ringingAt != null) ? CallState.RINGING : CallState.DIALING;
		}
		if (!dials && any(call, Channel::isUp)) {
			return CallState.PBX;
		}
		return (call.presentReal == 0 && any(call, Channel::isRinging)) ? CallState.RINGING : CallState.DIALING;
	}

	private boolean any(Call call, Predicate<Channel> test) {
		boolean localHalves = call.presentReal == 0;
		for (String id : call.present) {
			Channel channel = this.channels.get(id);
			if (channel != null && channel.localHalf() == localHalves && test.test(channel)) {
				return true;
			}
		}
		return false;
	}

	private static <T> boolean last(List<T> list, Predicate<T> test) {
		for (int i = list.size() - 1; i >= 0; i--) {
			if (test.test(list.get(i))) {
				return true;
			}
		}
		return false;
	}

}
