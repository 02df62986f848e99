/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * The parent of all exceptions that this library throws.
 */
public class AmiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what happened, where, and what to do
	 */
	public AmiException(String message) {
		super(message);
	}

	/**
	 * Creates an exception.
	 * @param message what happened, where, and what to do
	 * @param cause the cause
	 */
	public AmiException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
