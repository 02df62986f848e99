/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A period during which a party of a call took part in a conference of
 * {@code ConfBridge}.
 *
 * @param conference the name of the conference
 * @param uniqueId the Uniqueid of the channel that took part
 * @param joinedAt when the party joined
 * @param leftAt when the party left, or {@code null} while it takes part
 * @since 1.0.0
 */
public record ConferenceVisit(String conference, String uniqueId, Instant joinedAt, @Nullable Instant leftAt) {
}
