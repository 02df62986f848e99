/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

/**
 * An event about the connection of a client.
 *
 * @since 1.0.0
 */
public sealed interface AmiConnectionEvent
		permits AmiConnectedEvent, AmiDisconnectedEvent, AmiEventsLostEvent, AmiIdleEvent {

	/**
	 * Returns the name of the client.
	 * @return the name
	 */
	String server();

	/**
	 * Returns the instant of the event, by the clock of this machine.
	 * @return the instant
	 */
	Instant at();

}
