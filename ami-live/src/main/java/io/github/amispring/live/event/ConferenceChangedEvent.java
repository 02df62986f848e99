/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveConference;
import org.jspecify.annotations.Nullable;

/**
 * A conference has started, changed or ended.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the conference changed
 * @param name the name of the conference
 * @param conference the conference, or {@code null} if it has ended
 * @since 1.0.0
 */
public record ConferenceChangedEvent(String server, long version, Instant at, String name,
		@Nullable LiveConference conference) implements LiveEvent {
}
