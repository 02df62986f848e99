/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;

import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when there is no connection, or when the connection was lost before the server
 * responded. If {@link #mayHaveRun()} returns {@code false}, the action can be sent again
 * once the client has reconnected. Otherwise, check the state of the PBX first, because
 * it may have executed the action.
 *
 * @since 1.0.0
 */
public final class AmiDisconnectedException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception for an action without a partial response.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param sent whether the server may have received the action
	 * @param cause the reason why there is no connection, {@code null} if it is unknown
	 */
	public AmiDisconnectedException(String server, String action, boolean sent, @Nullable Throwable cause) {
		this(server, action, sent, List.of(), cause);
	}

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param sent whether the server may have received the action
	 * @param received the events of the response that were received
	 * @param cause the reason why there is no connection, {@code null} if it is unknown
	 */
	public AmiDisconnectedException(String server, String action, boolean sent, List<AmiMessage> received,
			@Nullable Throwable cause) {
		super((sent
				? "Connection to PBX \"" + server + "\" lost before it responded to the action " + action
						+ "; the action may have been executed"
				: "The action " + action + " was not sent: PBX \"" + server + "\" is not connected")
				+ ((cause != null && cause.getMessage() != null) ? " (" + cause.getMessage() + ")" : ""), cause, sent,
				received);
	}

	/**
	 * Creates an exception with a message, for an action that another process sends.
	 * @param message the failure, its location, and whether the action may have been
	 * executed
	 * @param sent whether the server may have received the action
	 * @param received the events of the response that were received
	 */
	public AmiDisconnectedException(String message, boolean sent, List<AmiMessage> received) {
		super(message, null, sent, received);
	}

}
