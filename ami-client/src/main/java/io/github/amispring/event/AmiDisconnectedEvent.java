/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Published when a connection has ended. The client reconnects unless it was stopped.
 *
 * @param server the name of the client
 * @param at the instant of the disconnection
 * @param reason the reason, {@code null} if the client was stopped
 * @since 1.0.0
 */
public record AmiDisconnectedEvent(String server, Instant at, @Nullable String reason) implements AmiConnectionEvent {

}
