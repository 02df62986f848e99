/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * A connection could not be made or was lost: no server listens, the host is unknown, TLS
 * failed, what answers is no AMI server, or the line went dead.
 */
public class AmiConnectException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String server;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param message what happened, where, and what to do
	 * @param cause the cause
	 */
	public AmiConnectException(String server, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.server = server;
	}

	/**
	 * The PBX that there is no connection to.
	 * @return the client's name
	 */
	public String server() {
		return this.server;
	}

}
