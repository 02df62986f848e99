/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;

/**
 * Thrown if the server rejects the credentials of digest authentication.
 */
public final class CredentialsRejectedException extends IOException {

	private static final long serialVersionUID = 1L;

	CredentialsRejectedException(String username) {
		super("The server rejected the digest authentication of \"" + username + "\" with status 401");
	}

}
