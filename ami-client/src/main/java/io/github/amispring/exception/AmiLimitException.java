/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;

import io.github.amispring.client.LimitSettings;
import io.github.amispring.message.AmiMessage;

/**
 * An action would take more memory than the client's {@link LimitSettings} allow: too
 * many wait already, or its list is too long. The connection is not affected.
 */
public final class AmiLimitException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	private AmiLimitException(String message, boolean sent, List<AmiMessage> received) {
		super(message, null, sent, received);
	}

	/**
	 * Creates an exception for an action that was not sent because too many actions are
	 * pending.
	 * @param server the name of the server
	 * @param action the name of the action
	 * @param maxPendingActions the limit
	 * @return the exception
	 */
	public static AmiLimitException notSent(String server, String action, int maxPendingActions) {
		return new AmiLimitException("PBX \"" + server + "\": " + maxPendingActions
				+ " actions wait for their answers already (limits.maxPendingActions), so the action " + action
				+ " was not sent. Wait for answers before sending more", false, List.of());
	}

	/**
	 * Creates an exception for an event list that exceeds a limit.
	 * @param server the name of the server
	 * @param action the name of the action
	 * @param limit the limit, as text
	 * @param received the events that were received
	 * @return the exception
	 */
	public static AmiLimitException listTooLong(String server, String action, String limit, List<AmiMessage> received) {
		return new AmiLimitException(
				"PBX \"" + server + "\" answered the action " + action + " with a list of more than " + limit
						+ "; what follows of it is discarded. Ask for less, or raise the limit",
				true, received);
	}

}
