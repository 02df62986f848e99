/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.LiveCall;

/**
 * A phone rings.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the phone started to ring
 * @param call the call
 * @param attempt the attempt to reach the phone
 * @since 1.0.0
 */
public record CallRingingEvent(String server, long version, Instant at, LiveCall call,
		Attempt attempt) implements CallEvent {
}
