/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes one call of the channels that belong to it.
 */
final class CallView {

	private final String id;

	private final List<Channel> legs;

	private final Channel caller;

	private CallView(String id, List<Channel> legs) {
		this.id = id;
		this.legs = legs;
		// A call is named after its first channel. That may be gone, after a transfer
		this.caller = legs.stream().filter((leg) -> leg.uniqueId.equals(id)).findFirst().orElse(legs.get(0));
	}

	static Call of(String id, List<Channel> legs) {
		return new CallView(id, legs).call();
	}

	private Call call() {
		return new Call(this.id, party(this.caller), callee(), state(), this.caller.startedAt, this.caller.name());
	}

	private @Nullable Party callee() {
		return this.legs.stream()
			.filter((leg) -> leg != this.caller)
			.filter((leg) -> leg.isBridgedWith(this.caller) || leg.isDialedBy(this.caller))
			.max(Comparator.comparing((Channel leg) -> leg.isBridgedWith(this.caller))
				.thenComparing(Channel::isRinging))
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
		if (this.legs.stream().anyMatch(Channel::isRinging)) {
			return CallState.RINGING;
		}
		return this.caller.isUp() ? CallState.ANSWERED : CallState.DIALING;
	}

	/**
	 * Who is at a channel. One half of a local channel is nobody: the dialplan behind its
	 * other half has dialed somebody.
	 */
	private Party party(Channel leg) {
		return this.legs.stream()
			.filter(leg::isOtherHalfOf)
			.flatMap((otherHalf) -> this.legs.stream().filter((behind) -> behind.isDialedBy(otherHalf)))
			.findFirst()
			.map(Channel::party)
			.orElseGet(leg::party);
	}

}
