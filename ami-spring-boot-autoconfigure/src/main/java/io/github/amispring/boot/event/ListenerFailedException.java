/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

/**
 * Thrown if a listener of a {@link RepeatablePublication} has failed. The cause is the
 * exception of the listener.
 *
 * @since 1.0.0
 */
public class ListenerFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param listener describes the listener
	 * @param cause the exception that the listener has thrown
	 */
	public ListenerFailedException(String listener, Throwable cause) {
		super("The listener " + listener + " has failed: " + cause.getMessage(), cause);
	}

}
