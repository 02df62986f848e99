/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;

/**
 * A call has changed in a way for which no other event exists.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the call changed
 * @param call the call
 * @since 1.0.0
 */
public record CallUpdatedEvent(String server, long version, Instant at, LiveCall call) implements CallEvent {
}
