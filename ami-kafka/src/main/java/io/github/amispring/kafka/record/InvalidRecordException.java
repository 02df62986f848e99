/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.record;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a record of a topic does not have the format of an {@link AmiRecord}. Reading
 * the record again fails again.
 *
 * @since 1.0.0
 */
public class InvalidRecordException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message describes what is invalid
	 * @param cause the cause, {@code null} if there is none
	 */
	public InvalidRecordException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
