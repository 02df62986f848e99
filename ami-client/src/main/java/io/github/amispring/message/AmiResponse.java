/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an action. An answer that says {@code Response: Error} never becomes one:
 * the client throws instead.
 */
public interface AmiResponse {

	/**
	 * The answer as the server sent it.
	 * @return the message with all its headers
	 */
	AmiMessage message();

	/**
	 * The server's remark.
	 * @return the text of the {@code Message} header
	 */
	default @Nullable String remark() {
		return message().get("Message");
	}

}
