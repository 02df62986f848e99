/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;

/**
 * A caller has joined a queue.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the caller joined
 * @param queue the queue
 * @param caller the caller
 * @since 1.0.0
 */
public record QueueCallerJoinedEvent(String server, long version, Instant at, LiveQueue queue,
		QueueCaller caller) implements LiveQueueEvent {
}
