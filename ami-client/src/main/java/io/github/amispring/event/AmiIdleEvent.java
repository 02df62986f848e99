/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.client.EventSettings;

/**
 * Published each time a connected client has received no event for the idle interval.
 * Events that the settings do not select are ignored.
 *
 * @param server the name of the client
 * @param at the instant of the publication
 * @param idle the time since the last event or, if there was none, since the connection
 * was established
 * @since 1.0.0
 * @see EventSettings#idleInterval()
 */
public record AmiIdleEvent(String server, Instant at, Duration idle) implements AmiConnectionEvent {

}
