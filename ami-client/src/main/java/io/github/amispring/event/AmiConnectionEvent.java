/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.time.Instant;

/**
 * Something that happened to a connection.
 *
 * @since 1.0.0
 */
public sealed interface AmiConnectionEvent
		permits AmiConnectedEvent, AmiDisconnectedEvent, AmiEventsLostEvent, AmiIdleEvent {

	/**
	 * The client's name.
	 * @return the name
	 */
	String server();

	/**
	 * When it happened.
	 * @return the moment
	 */
	Instant at();

}
