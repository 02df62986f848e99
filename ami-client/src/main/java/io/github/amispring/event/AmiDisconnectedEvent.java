/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A connection has ended. Unless the client was stopped, it connects again by itself.
 *
 * @param server the client's name
 * @param at when
 * @param reason why, {@code null} when the client was stopped
 * @since 1.0.0
 */
public record AmiDisconnectedEvent(String server, Instant at, @Nullable String reason) implements AmiConnectionEvent {

}
