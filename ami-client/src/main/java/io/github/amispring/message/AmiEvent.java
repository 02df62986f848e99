/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened on the PBX. The records that implement it name the headers of
 * their event as components; every header, named or not, is in {@link #message()}.
 *
 * @since 1.0.0
 */
public interface AmiEvent {

	/**
	 * The message as the server sent it.
	 * @return the message with all its headers
	 */
	AmiMessage message();

	/**
	 * The event's name on the wire, such as {@code Newchannel}.
	 * @return the value of the message's first header
	 */
	default String eventName() {
		return message().value(0);
	}

	/**
	 * Returns the instant at which the event was read from the socket, by the clock of
	 * this machine. It does not depend on how long the event then waited for listeners.
	 * Events that were read together have the same instant.
	 * @return the instant of receipt
	 */
	default Instant receivedAt() {
		return message().receivedAt();
	}

	/**
	 * Returns the instant at which Asterisk raised the event, by the clock of the server,
	 * in microseconds. Asterisk sends it where {@code timestampevents} is on in
	 * {@code manager.conf}, and not with the entries of a list that an action asked for.
	 * @return the server's instant, or {@code null} when the server did not send one
	 */
	default @Nullable Instant serverTimestamp() {
		return message().serverTimestamp();
	}

}
