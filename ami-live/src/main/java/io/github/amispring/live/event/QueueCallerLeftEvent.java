/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueOutcome;
import org.jspecify.annotations.Nullable;

/**
 * A caller has left a queue. Raised as soon as the outcome is known.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the caller left
 * @param queue the queue
 * @param caller the caller with the last position
 * @param outcome how the caller left, or {@code null} if the caller left while no events
 * were received
 * @param member the interface of the member who answered, or {@code null}
 * @param waited how long the caller waited
 * @since 1.0.0
 */
public record QueueCallerLeftEvent(String server, long version, Instant at, LiveQueue queue, QueueCaller caller,
		@Nullable QueueOutcome outcome, @Nullable String member, Duration waited) implements LiveQueueEvent {
}
