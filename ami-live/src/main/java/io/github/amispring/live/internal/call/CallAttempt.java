/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Instant;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.AttemptResult;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to reach a phone for a call.
 */
final class CallAttempt {

	final Leg leg;

	final Instant startedAt;

	@Nullable Instant endedAt;

	/** Whether an originate action calls the phone first: see FirstLegs. */
	boolean firstLeg;

	/** Whether the attempt had ended when the PBX answered the caller. */
	boolean endedBeforePbxAnswered;

	@Nullable AttemptResult result;

	@Nullable String forwardedTo;

	CallAttempt(Leg leg, Instant startedAt) {
		this.leg = leg;
		this.startedAt = startedAt;
	}

	boolean isPending() {
		return this.result == null;
	}

	/** Takes over the status of DialEnd or the cause of the Hangup. */
	void update(@Nullable String status, Instant at) {
		AttemptResult update = AttemptRule.result(status, this.forwardedTo != null, this.leg.hangupCause,
				this.leg.ringingAt != null);
		if (update != null && this.result != AttemptResult.ANSWERED_ELSEWHERE) {
			end(at, update);
		}
	}

	void end(Instant at, AttemptResult result) {
		if (this.endedAt == null) {
			this.endedAt = at;
		}
		this.result = result;
	}

	Attempt toRecord() {
		return new Attempt(this.leg.uniqueId, this.leg.channel(), this.leg.device(), this.leg.number(), this.startedAt,
				this.leg.ringingAt, this.endedAt, this.result, this.forwardedTo, this.leg.causeCode(),
				this.leg.sipCode());
	}

}
