/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The client is connected and ready: logged in, mask and filters set. What happened on
 * the PBX during the gap before it is not known.
 *
 * @param server the client's name
 * @param at when
 * @param asteriskVersion what CoreSettings said, {@code null} when the account may not
 * ask
 * @param amiVersion the version in the banner
 * @param gap how long the client was not connected, {@code null} the first time
 * @since 1.0.0
 */
public record AmiConnectedEvent(String server, Instant at, @Nullable String asteriskVersion, String amiVersion,
		@Nullable Duration gap) implements AmiConnectionEvent {

}
