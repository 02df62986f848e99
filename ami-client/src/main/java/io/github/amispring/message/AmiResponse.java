/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an action. A response that says {@code Response: Error} does not become
 * one: the client throws an exception instead. The exception to that is an empty
 * {@link EventList} of something that does not exist.
 */
public interface AmiResponse {

	/**
	 * The answer as the server sent it.
	 * @return the message with all its headers
	 */
	AmiMessage message();

	/**
	 * Returns the server's remark.
	 * @return the text of the {@code Message} header without white space around it, which
	 * some actions add; {@code null} when there is no such header
	 */
	default @Nullable String remark() {
		String remark = message().get("Message");
		return (remark != null) ? remark.strip() : null;
	}

}
