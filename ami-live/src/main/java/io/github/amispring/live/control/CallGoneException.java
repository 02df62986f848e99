/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.control;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when the call has ended, or the party no longer takes part in it. The action was
 * not sent, or the PBX has rejected it because the channel no longer exists.
 *
 * @since 1.0.0
 */
public class CallGoneException extends CallControlException {

	private static final long serialVersionUID = 1L;

	private final String callId;

	/**
	 * Creates an exception.
	 * @param server the name of the client of the PBX
	 * @param callId the identifier of the call
	 * @param message the failure, the call, and the remedy
	 * @param cause the response of the PBX, or {@code null} if the action was not sent
	 */
	public CallGoneException(String server, String callId, String message, @Nullable Throwable cause) {
		super(server, message, cause);
		this.callId = callId;
	}

	/**
	 * Returns the call.
	 * @return the identifier of the call
	 */
	public String callId() {
		return this.callId;
	}

}
