/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * Parent of the exceptions that the client throws. The client throws it directly if a
 * thread is interrupted while it waits for a response, if a future is cancelled, and if a
 * failure has no dedicated exception. {@link InvalidSettingException} is the only
 * exception of this library that does not extend it.
 *
 * @since 1.0.0
 */
public class AmiException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message the failure, its location, and the remedy
	 */
	public AmiException(String message) {
		super(message);
	}

	/**
	 * Creates an exception with a cause.
	 * @param message the failure, its location, and the remedy
	 * @param cause the cause, {@code null} if there is none
	 */
	public AmiException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
