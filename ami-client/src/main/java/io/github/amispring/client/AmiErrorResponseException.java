/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.util.regex.Pattern;

import io.github.amispring.message.AmiException;
import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The server refused an action, or could not do it.
 */
public class AmiErrorResponseException extends AmiException {

	private static final long serialVersionUID = 1L;

	/** The ways in which actions say it. */
	private static final Pattern NO_SUCH_CHANNEL = Pattern
		.compile("No such channel|Channel not found|Channel[12]?( specified| \\S+)? does not exist"
				+ "|Could not get channel snapshot", Pattern.CASE_INSENSITIVE);

	private final String server;

	private final transient @Nullable AmiMessage response;

	private final String remark;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param action the action's name
	 * @param response the answer as the server sent it
	 */
	public AmiErrorResponseException(String server, String action, AmiMessage response) {
		super("PBX \"" + server + "\" answered the action " + action + " with an error: " + remarkOf(response));
		this.server = server;
		this.response = response;
		this.remark = remarkOf(response);
	}

	private static String remarkOf(AmiMessage response) {
		String remark = response.get("Message");
		return (remark != null) ? remark.strip() : "(no message)";
	}

	/**
	 * The PBX that answered.
	 * @return the client's name
	 */
	public String server() {
		return this.server;
	}

	/**
	 * The answer as the server sent it, with the output of a command that failed.
	 * @return the message; {@code null} only after serialization
	 */
	public @Nullable AmiMessage response() {
		return this.response;
	}

	/**
	 * The server's own words.
	 * @return the text of the {@code Message} header
	 */
	public String remark() {
		return this.remark;
	}

	/**
	 * Whether the account lacks the right to do this.
	 * @return {@code true} for {@code Permission denied}
	 */
	public boolean isPermissionDenied() {
		return this.remark.equalsIgnoreCase("Permission denied");
	}

	/**
	 * Whether the server has no such action, mostly because a module is not loaded.
	 * @return {@code true} for {@code Invalid/unknown command}
	 */
	public boolean isUnknownAction() {
		return this.remark.regionMatches(true, 0, "Invalid/unknown command", 0, "Invalid/unknown command".length());
	}

	/**
	 * Whether the action was about a channel that is not there (any more).
	 * @return {@code true} for {@code No such channel} and its variants
	 */
	public boolean isNoSuchChannel() {
		return NO_SUCH_CHANNEL.matcher(this.remark).lookingAt();
	}

}
