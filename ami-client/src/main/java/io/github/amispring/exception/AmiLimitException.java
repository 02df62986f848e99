/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;

import io.github.amispring.message.AmiMessage;

/**
 * Thrown when an action would exceed one of the client's
 * {@linkplain io.github.amispring.client.LimitSettings limits}: too many actions are
 * pending, or the event list of the response is too long. The connection is not affected.
 * Send fewer actions at a time, request fewer entries, or raise the limit that the
 * message names.
 *
 * @since 1.0.0
 */
public final class AmiLimitException extends AmiUnansweredException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message the failure, the limit, and the remedy
	 * @param sent whether the server may have received the action
	 * @param received the events of the response that were received
	 */
	public AmiLimitException(String message, boolean sent, List<AmiMessage> received) {
		super(message, null, sent, received);
	}

	/**
	 * Creates an exception for an action that was not sent because too many actions are
	 * pending.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param maxPendingActions the limit
	 * @return the exception
	 */
	public static AmiLimitException notSent(String server, String action, int maxPendingActions) {
		return new AmiLimitException(
				"The action " + action + " was not sent: " + maxPendingActions
						+ " actions are already waiting for responses from PBX \"" + server
						+ "\" (limits.maxPendingActions). Wait for responses before sending more actions.",
				false, List.of());
	}

	/**
	 * Creates an exception for an event list that exceeds a limit.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param limit the limit with its unit and setting, such as
	 * {@code 100 entries (limits.maxListEntries)}
	 * @param received the events that were received
	 * @return the exception
	 */
	public static AmiLimitException listTooLong(String server, String action, String limit, List<AmiMessage> received) {
		return new AmiLimitException(
				"The action " + action + " failed: PBX \"" + server + "\" responded with a list of more than " + limit
						+ ". The rest is discarded. Request fewer entries, or raise the limit.",
				true, received);
	}

}
