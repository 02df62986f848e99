/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A party of a call: a channel that called or answered.
 *
 * @param uniqueId the Uniqueid of its channel
 * @param channel the name of its channel, such as {@code PJSIP/100-00000001}
 * @param device the device, such as {@code PJSIP/100}, or {@code null} if the name of the
 * channel does not contain one
 * @param number the number of the party, or {@code null}
 * @param name the name of the party, or {@code null}
 * @param joinedAt when the channel became part of the call, or {@code null} if it is not
 * known
 * @param leftAt when the channel left, or {@code null} while it takes part
 * @since 1.0.0
 */
public record Party(String uniqueId, String channel, @Nullable String device, @Nullable String number,
		@Nullable String name, @Nullable Instant joinedAt, @Nullable Instant leftAt) {
}
