/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an action. A response that says {@code Response: Error} does not become
 * one: the client throws an exception instead. The exception to that is an empty
 * {@link EventList} of something that does not exist.
 *
 * @since 1.0.0
 */
public interface AmiResponse {

	/**
	 * Returns the response as the server sent it.
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
