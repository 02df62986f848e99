/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

/**
 * The server refused the credentials.
 */
public class AmiAuthenticationException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String server;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param host the PBX
	 * @param port its port
	 * @param username the account
	 * @param remark the server's own words
	 */
	public AmiAuthenticationException(String server, String host, int port, String username, String remark) {
		super("PBX \"" + server + "\" at " + host + ":" + port + " refused the login of \"" + username + "\": " + remark
				+ ". Check the username and the secret against the PBX's manager.conf, and that the account's"
				+ " permit and deny lines allow this machine");
		this.server = server;
	}

	/**
	 * The PBX that refused them.
	 * @return the client's name
	 */
	public String server() {
		return this.server;
	}

}
