/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Combines the channels of a call into one {@link Call}.
 */
final class CallView {

	private final String id;

	private final List<CallChannel> legs;

	private final CallChannel caller;

	private CallView(String id, List<CallChannel> legs) {
		this.id = id;
		this.legs = legs;
		// the first channel has the id of the call, but a transfer may have ended this
		// channel
		this.caller = legs.stream().filter((leg) -> leg.uniqueId.equals(id)).findFirst().orElse(legs.get(0));
	}

	static Call of(String id, List<CallChannel> legs) {
		return new CallView(id, legs).call();
	}

	private Call call() {
		return new Call(this.id, party(this.caller), callee(), state(), this.caller.startedAt, this.caller.name());
	}

	private @Nullable Party callee() {
		return this.legs.stream()
			.filter((leg) -> leg != this.caller)
			.filter((leg) -> leg.isBridgedWith(this.caller) || leg.isDialedBy(this.caller))
			.max(Comparator.comparing((CallChannel leg) -> leg.isBridgedWith(this.caller))
				.thenComparing(CallChannel::isRinging))
			.map(this::party)
			.orElseGet(this.caller::dialed);
	}

	private CallState state() {
		if (this.legs.stream().anyMatch((leg) -> leg.onHold)) {
			return CallState.ON_HOLD;
		}
		if (this.legs.stream().anyMatch((leg) -> leg != this.caller && leg.isBridgedWith(this.caller))) {
			return CallState.TALKING;
		}
		if (this.legs.stream().anyMatch(CallChannel::isRinging)) {
			return CallState.RINGING;
		}
		return this.caller.isUp() ? CallState.ANSWERED : CallState.DIALING;
	}

	/**
	 * Returns the party of a channel. For one half of a Local channel, the party is the
	 * one that the other half has dialed.
	 */
	private Party party(CallChannel leg) {
		return this.legs.stream()
			.filter(leg::isOtherHalfOf)
			.flatMap((otherHalf) -> this.legs.stream().filter((behind) -> behind.isDialedBy(otherHalf)))
			.findFirst()
			.map(CallChannel::party)
			.orElseGet(leg::party);
	}

}
