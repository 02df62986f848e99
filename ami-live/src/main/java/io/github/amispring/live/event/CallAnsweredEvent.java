/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;

/**
 * A called party has answered for the first time in a call. An answer by the PBX, for
 * example by a menu, a queue or voicemail, does not raise this event.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the party answered
 * @param call the call; {@link LiveCall#answeredBy()} contains the party
 * @since 1.0.0
 */
public record CallAnsweredEvent(String server, long version, Instant at, LiveCall call) implements CallEvent {
}
