/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.settings.CallRoute;
import io.github.amispring.live.settings.LiveSettings;

/**
 * Determines what follows from an event for the calls that it has changed: who is
 * connected, the state and the direction. It depends on the state of the channels only,
 * because the order of some events differs from call to call.
 */
final class Settling {

	private final Channels channels;

	private final Conversation conversation;

	private final StateRule stateRule;

	private final EnderRule enderRule;

	private final EventTime time;

	private final LiveSettings settings;

	Settling(CallContext context) {
		this.channels = context.channels;
		this.conversation = context.conversation;
		this.stateRule = new StateRule(context.channels);
		this.enderRule = context.enderRule;
		this.time = context.time;
		this.settings = context.settings;
	}

	void settle(Call call) {
		call.connected = this.conversation.connected(call);
		this.enderRule.connected(call, call.connected);
		CallState state = this.stateRule.stateOf(call);
		boolean talks = state == CallState.TALKING || state == CallState.HELD;
		call.talking(talks, this.time.now());
		if (talks && call.answeredAt == null && !call.incomplete) {
			connectedWithoutDial(call);
		}
		if (state == CallState.PBX && call.presentReal == 0 && call.pbxAnsweredAt == null && !call.incomplete) {
			// A call with Local channels only has no caller
			call.pbxAnsweredAt = this.time.now();
		}
		if (state != call.state) {
			call.state = state;
			call.stateSince = this.time.now();
		}
		call.direction = this.settings.directionResolver().direction(route(call));
	}

	/** Parties may be connected by the action Bridge, or from a parking space. */
	private void connectedWithoutDial(Call call) {
		call.answeredAt = this.time.now();
		for (String id : call.connected) {
			Channel channel = this.channels.get(id);
			if (channel != null && channel.leg != call.caller && call.parties.contains(channel.leg)) {
				call.answeredBy = channel.leg;
				return;
			}
		}
	}

	private static CallRoute route(Call call) {
		List<String> called = new ArrayList<>(call.attempts.size());
		for (CallAttempt attempt : call.attempts) {
			if (attempt.leg.device() != null && !attempt.firstLeg) {
				called.add(attempt.leg.device());
			}
		}
		Leg caller = call.caller;
		return new CallRoute((caller != null) ? caller.device() : null, call.callerContext, call.dialedNumber, called);
	}

}
