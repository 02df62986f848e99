/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call that the console shows.
 *
 * @param id the Linkedid, which all channels of the call share
 * @param from the caller
 * @param to the callee, {@code null} while it is unknown
 * @param state the state
 * @param startedAt the instant at which the call started
 * @param channel the channel whose hangup ends the call
 */
public record Call(String id, Party from, @Nullable Party to, CallState state, Instant startedAt, String channel) {

}
