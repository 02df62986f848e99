/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.exception;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.amispring.message.AmiMessage;
import org.jspecify.annotations.Nullable;

/**
 * The server refused an action, or could not do it.
 */
public class AmiErrorResponseException extends AmiException {

	private static final long serialVersionUID = 1L;

	private static final String PERMISSION_DENIED = "Permission denied";

	/** The ways in which actions say it. */
	private static final Pattern NO_SUCH_CHANNEL = Pattern
		.compile("No such channel|Channel not found|Channel[12]?( specified| \\S+)? does not exist"
				+ "|Could not get channel snapshot", Pattern.CASE_INSENSITIVE);

	/** Asterisk says so of what needs more than the action itself. */
	private static final Pattern ACCESS_FORBIDDEN = Pattern.compile("\\w+ Access Forbidden\\b.*",
			Pattern.CASE_INSENSITIVE);

	private final String server;

	private final String action;

	private final transient @Nullable AmiMessage response;

	private final String remark;

	private final List<String> missingPermissions;

	/**
	 * Creates an exception.
	 * @param server the client's name
	 * @param action the action's name
	 * @param response the answer as the server sent it
	 */
	public AmiErrorResponseException(String server, String action, AmiMessage response) {
		super("PBX \"" + server + "\" answered the action " + action + " with an error: " + remarkOf(response)
				+ hint(missingPermissions(action, remarkOf(response))));
		this.server = server;
		this.action = action;
		this.response = response;
		this.remark = remarkOf(response);
		this.missingPermissions = missingPermissions(action, this.remark);
	}

	private static List<String> missingPermissions(String action, String remark) {
		if (ACCESS_FORBIDDEN.matcher(remark).matches()) {
			return List.of("system");
		}
		return remark.equalsIgnoreCase(PERMISSION_DENIED) ? ActionPermissions.of(action) : List.of();
	}

	private static String hint(List<String> permissions) {
		return permissions.isEmpty() ? ""
				: permissions.stream()
					.map((permission) -> '"' + permission + '"')
					.collect(Collectors.joining(" or ", "; the account needs the write permission ",
							" (the \"write\" line of its manager.conf section)"));
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
	 * Returns the action that was refused.
	 * @return the action's name
	 */
	public String action() {
		return this.action;
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
	 * @return {@code true} for {@code Permission denied}, and for
	 * {@code Access Forbidden} as Status, Getvar and Originate say it
	 */
	public boolean isPermissionDenied() {
		return this.remark.equalsIgnoreCase(PERMISSION_DENIED) || ACCESS_FORBIDDEN.matcher(this.remark).matches();
	}

	/**
	 * Returns the write permissions of which the account needs one to be allowed to do
	 * this.
	 * @return the classes as in the {@code write} line of manager.conf, unmodifiable;
	 * empty when the refusal has another reason, or the action is not in the catalogue
	 */
	public List<String> missingPermissions() {
		return this.missingPermissions;
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
