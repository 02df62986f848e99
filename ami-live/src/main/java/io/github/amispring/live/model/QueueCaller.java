/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A caller who waits in a queue.
 *
 * @param uniqueId the Uniqueid of the channel
 * @param callId the identifier of the call, or {@code null} if the channel is not known
 * @param number the number of the caller, or {@code null}
 * @param name the name of the caller, or {@code null}
 * @param position the position, 1 for the first caller
 * @param joinedAt when the caller joined the queue
 * @since 1.0.0
 */
public record QueueCaller(String uniqueId, @Nullable String callId, @Nullable String number, @Nullable String name,
		int position, Instant joinedAt) {
}
