/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

/**
 * A listener was too slow, and changes were not delivered to it. Only this listener
 * receives this event, in the place of the lost changes. It should read a new snapshot.
 *
 * @param server the name of the client of the PBX
 * @param version the number of the last change that was lost
 * @param at when the last change was lost
 * @param count the number of lost changes
 * @since 1.0.0
 */
public record ChangesLostEvent(String server, long version, Instant at, long count) implements LiveEvent {
}
