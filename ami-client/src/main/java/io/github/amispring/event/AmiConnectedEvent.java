/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Published when the client is connected and logged in, and the mask and filters are set.
 * Events of the PBX during the gap before the connection are lost.
 *
 * @param server the name of the client
 * @param at the instant of the connection
 * @param asteriskVersion the version from CoreSettings, {@code null} if the account lacks
 * the permission
 * @param amiVersion the AMI version in the banner; over HTTP, the version from
 * CoreSettings, {@code null} if the account lacks the permission
 * @param gap the time without a connection, {@code null} for the first connection
 * @since 1.0.0
 */
public record AmiConnectedEvent(String server, Instant at, @Nullable String asteriskVersion,
		@Nullable String amiVersion, @Nullable Duration gap) implements AmiConnectionEvent {

}
