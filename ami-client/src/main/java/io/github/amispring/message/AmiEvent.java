/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

/**
 * Something that happened on the PBX. The records that implement it name the headers of
 * their event as components; every header, named or not, is in {@link #message()}.
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

}
