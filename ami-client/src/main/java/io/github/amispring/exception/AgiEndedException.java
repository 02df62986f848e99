/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when an AGI command has no result because the channel does not execute
 * {@code AGI(agi:async)}: it has hung up, has left the application or has never entered
 * it. Do not send further commands to the channel.
 *
 * @since 1.0.0
 */
public class AgiEndedException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String channel;

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param channel the name of the channel
	 * @param command the AGI command that has no result
	 * @param cause the response with which the PBX rejected the command, {@code null} if
	 * the channel left the application before the command had a result
	 */
	public AgiEndedException(String server, String channel, String command, @Nullable Throwable cause) {
		super("The AGI command \"" + command + "\" has no result: channel \"" + channel + "\" of PBX \"" + server
				+ "\" does not execute AGI(agi:async).", cause);
		this.channel = channel;
	}

	/**
	 * Returns the channel.
	 * @return the name of the channel
	 */
	public String channel() {
		return this.channel;
	}

}
