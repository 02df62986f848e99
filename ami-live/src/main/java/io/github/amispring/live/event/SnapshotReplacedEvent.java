/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveSnapshot;

/**
 * A live view has become valid, after it was seeded with the state of the PBX. The
 * changes for calls that have started and ended in the meantime follow.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the view became valid
 * @param snapshot the new state of the view
 * @since 1.0.0
 */
public record SnapshotReplacedEvent(String server, long version, Instant at,
		LiveSnapshot snapshot) implements LiveEvent {
}
