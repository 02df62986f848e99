/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;

import io.github.amispring.message.AmiException;

/**
 * No answer came in time. The action was sent and may have been carried out.
 */
public class AmiTimeoutException extends AmiException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param action the action's name
	 * @param timeout how long was waited
	 */
	public AmiTimeoutException(String server, String action, Duration timeout) {
		super("PBX \"" + server + "\" did not answer the action " + action + " within " + timeout.toMillis()
				+ " ms; it was sent and may have been carried out");
	}

}
