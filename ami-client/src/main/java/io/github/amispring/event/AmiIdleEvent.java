/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.client.EventSettings;

/**
 * The server has sent no event for a time, of those that the settings select. It comes
 * again each time that the interval has passed, until there is an event, and only while
 * connected.
 *
 * @param server the client's name
 * @param at when it was noticed
 * @param idle how long no event has come, counted from the connection at the earliest
 * @since 1.0.0
 * @see EventSettings#idleInterval()
 */
public record AmiIdleEvent(String server, Instant at, Duration idle) implements AmiConnectionEvent {

}
