/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

/**
 * How the client proves who it is.
 */
public enum Authentication {

	/** By an MD5 hash of the server's challenge and the secret. */
	CHALLENGE,

	/**
	 * By the secret itself: only over TLS or to the same machine, unless
	 * {@link AmiClientSettings.Builder#allowPlaintextWithoutTls} allows more.
	 */
	PLAINTEXT

}
