/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import io.github.amispring.client.AmiClient;

/**
 * Transports of the connection to a PBX.
 *
 * @since 1.0.0
 */
public enum AmiTransport {

	/**
	 * A TCP connection to the port of the manager interface.
	 */
	TCP,

	/**
	 * Requests to Asterisk's HTTP server.
	 */
	HTTP;

	/**
	 * Returns the transport that a client uses.
	 * @param client the client
	 * @return the transport
	 */
	public static AmiTransport of(AmiClient client) {
		return (client.settings().http() != null) ? HTTP : TCP;
	}

}
