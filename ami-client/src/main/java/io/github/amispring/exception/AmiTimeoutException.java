/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.time.Duration;
import java.util.List;

import io.github.amispring.message.AmiMessage;

/**
 * No answer came in time. The action was sent and may have been carried out, unless
 * {@link #mayHaveRun()} says that the line was stuck and it was not sent.
 */
public final class AmiTimeoutException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception for an action that was sent.
	 * @param server the client's name
	 * @param action the action's name
	 * @param timeout how long was waited
	 */
	public AmiTimeoutException(String server, String action, Duration timeout) {
		this(server, action, timeout, true, List.of());
	}

	/**
	 * Creates an exception.
	 * @param server the name of the server
	 * @param action the name of the action
	 * @param timeout the time waited
	 * @param sent whether the action was sent
	 * @param received the events of the response that were received
	 */
	public AmiTimeoutException(String server, String action, Duration timeout, boolean sent,
			List<AmiMessage> received) {
		super("PBX \"" + server + "\" did not "
				+ (sent ? "answer the action " + action + " within " + timeout.toMillis()
						+ " ms; it was sent and may have been carried out"
						: "take the action " + action + " within " + timeout.toMillis()
								+ " ms, as the line is stuck; it was not sent"),
				null, sent, received);
	}

}
