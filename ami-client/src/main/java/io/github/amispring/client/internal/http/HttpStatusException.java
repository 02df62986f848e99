/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;

/**
 * Thrown if the status of a response is not 200. Asterisk responds with 200 whenever the
 * manager interface has received the action, even if the interface rejects the action.
 */
public final class HttpStatusException extends IOException {

	private static final long serialVersionUID = 1L;

	private final int status;

	HttpStatusException(int status) {
		super("The server responded with HTTP status " + status);
		this.status = status;
	}

	/** Returns the status. */
	public int status() {
		return this.status;
	}

}
