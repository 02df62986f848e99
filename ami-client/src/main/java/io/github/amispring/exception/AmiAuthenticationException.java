/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

/**
 * Signals that the server has rejected the credentials. The future of the client's start
 * fails with this exception, and the status contains the exception as the last error. The
 * client continues to connect at intervals of the maximum reconnect delay, so the login
 * succeeds as soon as the account in manager.conf matches. To correct credentials in the
 * settings, create a new client.
 *
 * @since 1.0.0
 */
public class AmiAuthenticationException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String server;

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param host the host of the PBX
	 * @param port the port of the manager interface
	 * @param username the name of the account
	 * @param serverMessage the message of the server
	 */
	public AmiAuthenticationException(String server, String host, int port, String username, String serverMessage) {
		super("PBX \"" + server + "\" at " + host + ":" + port + " rejected the login of \"" + username + "\": \""
				+ serverMessage + "\". Check the username, the secret and the \"permit\" and \"deny\" lines of the"
				+ " account in manager.conf.");
		this.server = server;
	}

	/**
	 * Returns the server that has rejected the credentials.
	 * @return the name of the client
	 */
	public String server() {
		return this.server;
	}

}
