/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import org.jspecify.annotations.Nullable;

/**
 * A channel does not execute AGI commands any more: it was hung up, left AGI, or never
 * ran {@code AGI(agi:async)}.
 */
public class AgiEndedException extends AmiException {

	private static final long serialVersionUID = 1L;

	private final String channel;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param channel the channel
	 * @param command the command that was not executed to its end
	 * @param cause why the PBX refused the command; {@code null} when the channel ended
	 * before
	 */
	public AgiEndedException(String server, String channel, String command, @Nullable Throwable cause) {
		super("The channel \"" + channel + "\" of PBX \"" + server
				+ "\" does not run AGI(agi:async) any more: the command \"" + command + "\" has no result", cause);
		this.channel = channel;
	}

	/**
	 * Returns the channel.
	 * @return its name
	 */
	public String channel() {
		return this.channel;
	}

}
