/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;

/**
 * Thrown if the server has ended the session. The events since the last response are
 * lost.
 */
final class SessionEndedException extends IOException {

	private static final long serialVersionUID = 1L;

	SessionEndedException(String message) {
		super(message);
	}

}
