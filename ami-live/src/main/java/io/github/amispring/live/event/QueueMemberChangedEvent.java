/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

/**
 * A member of a queue was added or removed, or has changed.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the member changed
 * @param queue the queue
 * @param before the member before the change, or {@code null} if it was added
 * @param member the member after the change, or {@code null} if it was removed
 * @since 1.0.0
 */
public record QueueMemberChangedEvent(String server, long version, Instant at, LiveQueue queue,
		@Nullable QueueMember before, @Nullable QueueMember member) implements LiveQueueEvent {
}
