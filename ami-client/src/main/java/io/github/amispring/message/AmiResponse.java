/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import org.jspecify.annotations.Nullable;

/**
 * The response to an action. For {@code Response: Error}, the client throws an exception
 * instead, except when the action queries an object that does not exist and the result is
 * an empty {@link EventList}.
 *
 * @since 1.0.0
 */
public interface AmiResponse {

	/**
	 * Returns the message as the server sent it.
	 * @return the message with all its headers
	 */
	AmiMessage message();

	/**
	 * Returns the message of the server.
	 * @return the value of the {@code Message} header without surrounding white space,
	 * {@code null} if there is no such header
	 */
	default @Nullable String serverMessage() {
		String text = message().get("Message");
		return (text != null) ? text.strip() : null;
	}

}
