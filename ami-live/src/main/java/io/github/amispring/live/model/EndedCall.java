/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The record of a call that has ended.
 *
 * @param call the call at its end
 * @param endedAt when the call ended. If it ended while no events were received, the
 * instant at which this was noticed
 * @param ring the time from the first ringing to the answer, or to the end of the last
 * attempt; {@code null} if no phone rang or the time is not known
 * @param talk the time during which parties were connected, including holds; {@code null}
 * if they never were or the time is not known
 * @param hold the time during which at least one party held the call; {@code null} if
 * nobody did
 * @param park the time during which a party was parked; {@code null} if none was
 * @param outcome how the call ended
 * @param endedBy who ended the call, or {@code null} if it is not known
 * @param causeCode the hangup cause of Asterisk, or {@code null} if it is not known
 * @param sipCode the code of the SIP response that ended the call, or {@code null} if
 * Asterisk did not report it
 * @param mergedInto the identifier of the call into which this call was merged, or
 * {@code null}
 * @since 1.0.0
 */
public record EndedCall(LiveCall call, Instant endedAt, @Nullable Duration ring, @Nullable Duration talk,
		@Nullable Duration hold, @Nullable Duration park, CallOutcome outcome, @Nullable EndedBy endedBy,
		@Nullable Integer causeCode, @Nullable Integer sipCode, @Nullable String mergedInto) {

	/**
	 * Returns the identifier of the call.
	 * @return the identifier
	 */
	public String id() {
		return this.call.id();
	}

}
