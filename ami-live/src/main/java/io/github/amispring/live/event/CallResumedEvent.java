/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.event;

import java.time.Instant;

import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;

/**
 * A party no longer holds a call.
 *
 * @param server the name of the client of the PBX
 * @param version the number of this change
 * @param at when the hold ended
 * @param call the call
 * @param hold the hold that has ended
 * @since 1.0.0
 */
public record CallResumedEvent(String server, long version, Instant at, LiveCall call, Hold hold) implements CallEvent {
}
