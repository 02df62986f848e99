/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A parked call at one instant.
 *
 * @param lot the parking lot
 * @param space the parking space: the number that retrieves the call
 * @param uniqueId the Uniqueid of the parked channel
 * @param callId the identifier of the call, or {@code null} if the channel is not known
 * @param by the device that parked the call, or {@code null} if it is not known
 * @param parkedAt when the call was parked
 * @param until when the call will return to the dialplan unless it is retrieved, or
 * {@code null} if there is no limit
 * @since 1.0.0
 */
public record ParkedCall(@Nullable String lot, @Nullable Integer space, String uniqueId, @Nullable String callId,
		@Nullable String by, Instant parkedAt, @Nullable Instant until) {
}
