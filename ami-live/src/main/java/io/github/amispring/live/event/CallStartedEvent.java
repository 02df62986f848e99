/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;

/**
 * A call has started. Each call has one event of this type and one
 * {@link CallEndedEvent}. Calls that already existed when the view was seeded are
 * {@linkplain LiveCall#incomplete() incomplete}.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the call started, or when the view was seeded
 * @param call the call
 * @since 1.0.0
 */
public record CallStartedEvent(String server, long version, Instant at, LiveCall call) implements CallEvent {
}
