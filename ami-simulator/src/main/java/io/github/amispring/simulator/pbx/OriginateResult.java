/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import org.jspecify.annotations.Nullable;

/**
 * What became of an originated call.
 *
 * @param channel the channel that was answered, {@code null} when none was
 * @param reason why, as OriginateResponse has it: 4 answered, 3 rang in vain, 0 failed
 */
public record OriginateResult(@Nullable Channel channel, int reason) {

	/** Answered. */
	static final int ANSWERED = 4;

	/** It rang until the time was over. */
	static final int RINGING = 3;

	/** It failed, or nothing happened at all. */
	static final int FAILED = 0;

	/**
	 * Whether somebody answered.
	 * @return {@code true} when there is a channel
	 */
	public boolean isAnswered() {
		return this.channel != null;
	}

}
