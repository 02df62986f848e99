/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call could not be controlled for a reason other than an error of the
 * client, for example because the PBX accepted an action that had no effect. Parent of
 * the other exceptions of this package.
 *
 * @since 1.0.0
 */
public class CallControlException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String server;

	/**
	 * Creates an exception.
	 * @param server the name of the client of the PBX
	 * @param message the failure, the call, and the remedy
	 * @param cause the cause, or {@code null} if there is none
	 */
	public CallControlException(String server, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.server = server;
	}

	/**
	 * Returns the name of the client of the PBX.
	 * @return the name
	 */
	public final String server() {
		return this.server;
	}

}
