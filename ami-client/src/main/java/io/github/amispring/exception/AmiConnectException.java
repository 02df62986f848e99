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

	private final @Nullable Integer httpStatus;

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param message the failure, its location, and the remedy
	 * @param cause the cause, {@code null} if there is none
	 */
	public AmiConnectException(String server, String message, @Nullable Throwable cause) {
		this(server, message, cause, null);
	}

	/**
	 * Creates an exception for an HTTP response that is not a response of the manager
	 * interface.
	 * @param server the name of the client
	 * @param message the failure, its location, and the remedy
	 * @param cause the cause, {@code null} if there is none
	 * @param httpStatus the status of the response, {@code null} if there is none
	 */
	public AmiConnectException(String server, String message, @Nullable Throwable cause, @Nullable Integer httpStatus) {
		super(message, cause);
		this.server = server;
		this.httpStatus = httpStatus;
	}

	/**
	 * Returns the name of the server whose connection failed.
	 * @return the name of the client
	 */
	public String server() {
		return this.server;
	}

	/**
	 * Returns the status of the HTTP response with which the server or a proxy has
	 * rejected the connection, such as 404 if the path prefix is wrong.
	 * @return the status, {@code null} over TCP and for other failures
	 */
	public @Nullable Integer httpStatus() {
		return this.httpStatus;
	}

}
