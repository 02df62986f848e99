/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkStay;

/**
 * A call was parked.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the call was parked
 * @param call the call
 * @param parking the parking space and who parked the call
 * @since 1.0.0
 */
public record CallParkedEvent(String server, long version, Instant at, LiveCall call,
		ParkStay parking) implements CallEvent {
}
