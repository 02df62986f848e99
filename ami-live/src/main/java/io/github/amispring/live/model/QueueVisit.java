/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A period during which the caller of a call waited in a queue.
 *
 * @param queue the name of the queue
 * @param uniqueId the Uniqueid of the waiting channel
 * @param joinedAt when the caller joined the queue
 * @param leftAt when the caller left the queue, or {@code null} while the caller waits
 * @param outcome how the caller left, or {@code null} while the caller waits or if it is
 * not known
 * @param member the interface of the member who answered, or {@code null}
 * @since 1.0.0
 */
public record QueueVisit(String queue, String uniqueId, Instant joinedAt, @Nullable Instant leftAt,
		@Nullable QueueOutcome outcome, @Nullable String member) {
}
