/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * A caller waiting in a queue.
 *
 * @param channel the channel of the caller
 * @param joined the instant at which the caller joined the queue
 */
public record QueueCaller(PbxChannel channel, Instant joined) {

	/**
	 * Returns how long the caller has waited.
	 * @param now the current time
	 * @return the time in seconds
	 */
	public long waited(Instant now) {
		return Duration.between(this.joined, now).toSeconds();
	}

}
