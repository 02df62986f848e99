/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call as the console shows it.
 *
 * @param id what Asterisk calls Linkedid: the same for all channels of a call
 * @param from who calls
 * @param to who is called, {@code null} as long as that is not known
 * @param state the state
 * @param startedAt when it began
 * @param channel the channel to hang up to end the call
 */
public record Call(String id, Party from, @Nullable Party to, CallState state, Instant startedAt, String channel) {

}
