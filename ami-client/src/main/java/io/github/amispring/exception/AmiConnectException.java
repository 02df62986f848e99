/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * Signals that a connection could not be established or was lost: the host is unknown, no
 * server listens on the port, TLS failed, the peer is not an AMI server, or the server
 * does not respond. The future of the client's start fails with this exception if the
 * first attempt fails, the status contains it as the last error, and it is the cause of
 * an {@link AmiDisconnectedException}. The client reconnects automatically.
 *
 * @since 1.0.0
 */
public class AmiConnectException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String server;

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param message the failure, its location, and the remedy
	 * @param cause the cause, {@code null} if there is none
	 */
	public AmiConnectException(String server, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.server = server;
	}

	/**
	 * Returns the server to which there is no connection.
	 * @return the name of the client
	 */
	public String server() {
		return this.server;
	}

}
