/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A period during which a party of a call was parked.
 *
 * @param lot the parking lot
 * @param space the parking space
 * @param uniqueId the Uniqueid of the parked channel
 * @param by the device that parked the call, or {@code null} if it is not known
 * @param from when the channel was parked
 * @param to when the stay ended, or {@code null} while it lasts
 * @param result how the stay ended, or {@code null} while it lasts or if it is not known
 * @param retrievedBy the device that retrieved the call, or {@code null}
 * @since 1.0.0
 */
public record ParkStay(@Nullable String lot, @Nullable Integer space, String uniqueId, @Nullable String by,
		Instant from, @Nullable Instant to, @Nullable ParkResult result, @Nullable String retrievedBy) {
}
