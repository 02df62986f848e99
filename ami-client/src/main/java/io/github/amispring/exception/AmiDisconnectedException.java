/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;

import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * There is no connection, or it was lost before the answer came.
 */
public final class AmiDisconnectedException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param action the action's name
	 * @param sent whether the action may have reached the server
	 * @param cause why there is no connection
	 */
	public AmiDisconnectedException(String server, String action, boolean sent, @Nullable Throwable cause) {
		this(server, action, sent, List.of(), cause);
	}

	/**
	 * Creates an exception.
	 * @param server the name of the server
	 * @param action the name of the action
	 * @param sent whether the action may have reached the server
	 * @param received the events of the response that were received
	 * @param cause the reason why there is no connection
	 */
	public AmiDisconnectedException(String server, String action, boolean sent, List<AmiMessage> received,
			@Nullable Throwable cause) {
		super("PBX \"" + server + "\": "
				+ (sent ? "the connection was lost before the action " + action
						+ " was answered; it was sent and may have been carried out"
						: "not connected, so the action " + action + " was not sent")
				+ ((cause != null && cause.getMessage() != null) ? " (" + cause.getMessage() + ")" : ""), cause, sent,
				received);
	}

}
