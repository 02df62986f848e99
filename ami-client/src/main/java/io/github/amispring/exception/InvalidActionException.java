/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

/**
 * An action cannot be sent as it is: a header holds a line break, a line is longer than
 * Asterisk reads, a header is missing. Nothing was sent.
 */
public class InvalidActionException extends AmiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message which header of which action is wrong, and why
	 */
	public InvalidActionException(String message) {
		super(message);
	}

}
