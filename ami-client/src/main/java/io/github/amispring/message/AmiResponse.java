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
	 * Returns the server's remark.
	 * @return the text of the {@code Message} header without white space around it, which
	 * some actions add; {@code null} when there is no such header
	 */
	default @Nullable String remark() {
		String remark = message().get("Message");
		return (remark != null) ? remark.strip() : null;
	}

}
