/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

/**
 * Authentication mechanisms.
 *
 * @since 1.0.0
 */
public enum Authentication {

	/**
	 * The client sends an MD5 hash of the secret and a challenge of the server.
	 */
	CHALLENGE,

	/**
	 * The client sends the secret. Requires TLS or a server on the same machine, unless
	 * {@link AmiClientSettings.Builder#allowPlaintextWithoutTls} allows other
	 * connections.
	 */
	PLAINTEXT

}
