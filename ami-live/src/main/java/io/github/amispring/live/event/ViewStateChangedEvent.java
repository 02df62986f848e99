/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.ViewState;

/**
 * A live view has become stale, or has begun to request the state of the PBX. When it is
 * valid again, a {@link SnapshotReplacedEvent} is raised instead.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the state changed
 * @param state the new state
 * @since 1.0.0
 */
public record ViewStateChangedEvent(String server, long version, Instant at, ViewState state) implements LiveEvent {
}
