/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

/**
 * Thrown when an action cannot be sent as it is, for example because a value contains a
 * line break, a line is longer than Asterisk accepts, or a required header is missing.
 * Nothing was sent. The message names the header to correct.
 *
 * @since 1.0.0
 */
public class InvalidActionException extends AmiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message a message that contains the invalid header, the action and the
	 * reason
	 */
	public InvalidActionException(String message) {
		super(message);
	}

}
