/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A queue of the PBX at one instant.
 *
 * @param name the name of the queue
 * @param strategy the strategy, such as {@code ringall}, or {@code null} if it is not
 * known
 * @param serviceLevel the time within which a call should be answered, or {@code null} if
 * it is not known
 * @param callers the waiting callers, the first one at position 1
 * @param members the members
 * @param today the statistics of the current day
 * @since 1.0.0
 */
public record LiveQueue(String name, @Nullable String strategy, @Nullable Duration serviceLevel,
		List<QueueCaller> callers, List<QueueMember> members, QueueStatistics today) {

	/**
	 * Returns the instant since which the caller waits who has waited longest.
	 * @return the earliest instant at which a waiting caller joined, or {@code null} if
	 * nobody waits
	 */
	public @Nullable Instant longestWaitSince() {
		return this.callers.stream().map(QueueCaller::joinedAt).min(Instant::compareTo).orElse(null);
	}

}
