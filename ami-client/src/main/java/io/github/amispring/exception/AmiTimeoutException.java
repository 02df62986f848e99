/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.time.Duration;
import java.util.List;

import io.github.amispring.message.AmiMessage;

/**
 * Thrown when the server does not respond before the timeout. If {@link #mayHaveRun()}
 * returns {@code false}, the action was not sent because the connection was blocked, and
 * it can be sent again. Otherwise, check the state of the PBX first, because it may have
 * executed the action.
 *
 * @since 1.0.0
 */
public final class AmiTimeoutException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception for an action that was sent, without a partial response.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param timeout the timeout that has expired
	 */
	public AmiTimeoutException(String server, String action, Duration timeout) {
		this(server, action, timeout, true, List.of());
	}

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param timeout the timeout that has expired
	 * @param sent whether the action was sent
	 * @param received the events of the response that were received
	 */
	public AmiTimeoutException(String server, String action, Duration timeout, boolean sent,
			List<AmiMessage> received) {
		super(sent
				? "PBX \"" + server + "\" did not respond to the action " + action + " within " + timeout.toMillis()
						+ " ms. The action was sent and may have been executed."
				: "The action " + action + " was not sent: the connection to PBX \"" + server + "\" was blocked for "
						+ timeout.toMillis() + " ms.",
				null, sent, received);
	}

	/**
	 * Creates an exception with a message, for an action that another process sends.
	 * @param message the failure, its location, and whether the action may have been
	 * executed
	 * @param sent whether the server may have received the action
	 * @param received the events of the response that were received
	 */
	public AmiTimeoutException(String message, boolean sent, List<AmiMessage> received) {
		super(message, null, sent, received);
	}

}
