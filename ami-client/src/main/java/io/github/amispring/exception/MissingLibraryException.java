/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a client is created whose settings require a library that is not on the
 * class path. Add the {@linkplain #library() library} to the dependencies of the
 * application.
 *
 * @since 1.0.0
 */
public class MissingLibraryException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String library;

	private final String purpose;

	/**
	 * Creates an exception.
	 * @param library the group and the name of the library, separated by a colon
	 * @param purpose what requires the library
	 * @param cause the failure to load a class of the library, {@code null} if it is
	 * unknown
	 */
	public MissingLibraryException(String library, String purpose, @Nullable Throwable cause) {
		super("The library " + library + " is not on the class path, but " + purpose + " requires it. Add it to the"
				+ " dependencies of the application.", cause);
		this.library = library;
		this.purpose = purpose;
	}

	/**
	 * Returns the library.
	 * @return the group and the name, separated by a colon, such as
	 * {@code org.apache.httpcomponents.client5:httpclient5}
	 */
	public String library() {
		return this.library;
	}

	/**
	 * Returns what requires the library.
	 * @return the feature, such as {@code AMI over HTTP}
	 */
	public String purpose() {
		return this.purpose;
	}

}
