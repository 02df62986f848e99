/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The rule how long a call has rung.
 */
final class RingTime {

	private RingTime() {
	}

	/**
	 * Returns the time from the first ringing to the answer, or to the end of the last
	 * attempt; {@code null} if no phone rang.
	 */
	static @Nullable Duration of(Call call, Instant end) {
		Instant first = null;
		Instant last = null;
		for (CallAttempt attempt : call.attempts) {
			Instant ringing = attempt.leg.ringingAt;
			if (ringing != null && !attempt.firstLeg) {
				first = (first == null || ringing.isBefore(first)) ? ringing : first;
				Instant ended = (attempt.endedAt != null) ? attempt.endedAt : end;
				last = (last == null || ended.isAfter(last)) ? ended : last;
			}
		}
		if (first == null || last == null) {
			return null;
		}
		return Times.between(first, (call.answeredAt != null) ? call.answeredAt : last);
	}

}
