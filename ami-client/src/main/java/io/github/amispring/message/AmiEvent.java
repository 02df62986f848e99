/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An event of the PBX. The records that implement this interface have components for the
 * known headers of their event. {@link #message()} contains all headers.
 *
 * @since 1.0.0
 */
public interface AmiEvent {

	/**
	 * Returns the message as the server sent it.
	 * @return the message with all its headers
	 */
	AmiMessage message();

	/**
	 * Returns the name of the event on the wire, such as {@code Newchannel}.
	 * @return the value of the first header
	 */
	default String eventName() {
		return message().value(0);
	}

	/**
	 * Returns the instant at which the event was read from the socket, by the clock of
	 * this machine. It does not depend on the delay until the event is delivered to
	 * listeners. Events that were read together have the same instant.
	 * @return the instant of receipt
	 */
	default Instant receivedAt() {
		return message().receivedAt();
	}

	/**
	 * Returns the instant at which Asterisk raised the event, by the clock of the server
	 * and with a resolution of microseconds. Asterisk sends it if {@code timestampevents}
	 * is enabled in {@code manager.conf}, but not with the entries of a list.
	 * @return the instant, or {@code null} if the server did not send it
	 */
	default @Nullable Instant serverTimestamp() {
		return message().serverTimestamp();
	}

}
