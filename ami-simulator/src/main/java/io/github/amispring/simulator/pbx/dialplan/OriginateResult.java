/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.PbxChannel;
import org.jspecify.annotations.Nullable;

/**
 * The result of an originated call.
 *
 * @param channel the answered channel, {@code null} if the call was not answered
 * @param reason the value of the header Reason: 4 for an answered call, 3 for a call that
 * rang until the timeout, 0 for any other failure
 */
public record OriginateResult(@Nullable PbxChannel channel, int reason) {

	/** The call was answered. */
	public static final int ANSWERED = 4;

	/** The call rang until the timeout. */
	public static final int RINGING = 3;

	/** The call failed. */
	public static final int FAILED = 0;

	/**
	 * Returns whether the call was answered.
	 * @return {@code true} if there is a channel
	 */
	public boolean isAnswered() {
		return this.channel != null;
	}

}
