/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A period during which a party held a call.
 *
 * @param uniqueId the Uniqueid of the channel that held the call
 * @param device the device that held the call, or {@code null}
 * @param from when the hold began
 * @param to when the hold ended, or {@code null} while it lasts
 * @since 1.0.0
 */
public record Hold(String uniqueId, @Nullable String device, Instant from, @Nullable Instant to) {
}
