/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;

/**
 * Somebody who waits in a queue.
 *
 * @param channel the caller's channel
 * @param joined since when
 */
public record QueueCaller(Channel channel, Instant joined) {

	/**
	 * For how long the caller has waited.
	 * @param now the present
	 * @return the time in seconds
	 */
	public long waited(Instant now) {
		return Duration.between(this.joined, now).toSeconds();
	}

}
