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
 * Thrown when the server responds to an action with an error: it rejects the action, or
 * cannot execute it. {@link #isPermissionDenied()}, {@link #isUnknownAction()} and
 * {@link #isNoSuchChannel()} identify the common reasons. For other reasons, see
 * {@link #serverMessage()}.
 *
 * @since 1.0.0
 */
public class AmiErrorResponseException extends AmiException {

	private static final long serialVersionUID = 1L;

	private static final String PERMISSION_DENIED = "Permission denied";

	/** The messages of various actions. */
	private static final Pattern NO_SUCH_CHANNEL = Pattern
		.compile("No such channel|Channel not found|Channel[12]?( specified| \\S+)? does not exist"
				+ "|Could not get channel snapshot", Pattern.CASE_INSENSITIVE);

	/**
	 * Used for parameters that need a permission in addition to the permission of the
	 * action.
	 */
	private static final Pattern ACCESS_FORBIDDEN = Pattern.compile("\\w+ Access Forbidden\\b.*",
			Pattern.CASE_INSENSITIVE);

	private final String server;

	private final String action;

	private final transient @Nullable AmiMessage response;

	private final String serverMessage;

	private final List<String> missingPermissions;

	/**
	 * Creates an exception for a response that consists of a message.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param serverMessage the message of the server
	 */
	public AmiErrorResponseException(String server, String action, String serverMessage) {
		this(server, action, AmiMessage.of("Response", "Error", "Message", serverMessage));
	}

	/**
	 * Creates an exception.
	 * @param server the name of the client
	 * @param action the name of the action
	 * @param response the response
	 */
	public AmiErrorResponseException(String server, String action, AmiMessage response) {
		super("PBX \"" + server + "\" responded to the action " + action + " with the error \""
				+ serverMessage(response) + "\"." + hint(missingPermissions(action, serverMessage(response))));
		this.server = server;
		this.action = action;
		this.response = response;
		this.serverMessage = serverMessage(response);
		this.missingPermissions = missingPermissions(action, this.serverMessage);
	}

	private static List<String> missingPermissions(String action, String serverMessage) {
		if (ACCESS_FORBIDDEN.matcher(serverMessage).matches()) {
			return List.of("system");
		}
		return serverMessage.equalsIgnoreCase(PERMISSION_DENIED) ? ActionPermissions.of(action) : List.of();
	}

	private static String hint(List<String> permissions) {
		return permissions.isEmpty() ? ""
				: permissions.stream()
					.map((permission) -> '"' + permission + '"')
					.collect(Collectors.joining(" or ", " The account needs the write permission ",
							" (\"write\" line of its section in manager.conf)."));
	}

	private static String serverMessage(AmiMessage response) {
		String serverMessage = response.get("Message");
		return (serverMessage != null) ? serverMessage.strip() : "(no message)";
	}

	/**
	 * Returns the server that responded.
	 * @return the name of the client
	 */
	public String server() {
		return this.server;
	}

	/**
	 * Returns the action.
	 * @return the name of the action
	 */
	public String action() {
		return this.action;
	}

	/**
	 * Returns the response, which includes the output of a command that failed.
	 * @return the response, {@code null} only after serialization
	 */
	public @Nullable AmiMessage response() {
		return this.response;
	}

	/**
	 * Returns the message of the server.
	 * @return the value of the {@code Message} header, or {@code (no message)}
	 */
	public String serverMessage() {
		return this.serverMessage;
	}

	/**
	 * Returns whether the account lacks a permission.
	 * @return {@code true} for {@code Permission denied}, and for the
	 * {@code Access Forbidden} of Status, Getvar and Originate
	 */
	public boolean isPermissionDenied() {
		return this.serverMessage.equalsIgnoreCase(PERMISSION_DENIED)
				|| ACCESS_FORBIDDEN.matcher(this.serverMessage).matches();
	}

	/**
	 * Returns the write permissions, one of which the account needs.
	 * @return the classes for the {@code write} line of manager.conf, unmodifiable; empty
	 * if the error has another reason or the catalogue does not contain the action
	 */
	public List<String> missingPermissions() {
		return this.missingPermissions;
	}

	/**
	 * Returns whether the server rejected the action as unknown, usually because an
	 * Asterisk module is not loaded.
	 * @return {@code true} for {@code Invalid/unknown command}
	 */
	public boolean isUnknownAction() {
		return this.serverMessage.regionMatches(true, 0, "Invalid/unknown command", 0,
				"Invalid/unknown command".length());
	}

	/**
	 * Returns whether the channel of the action does not exist.
	 * @return {@code true} for {@code No such channel} and its variants
	 */
	public boolean isNoSuchChannel() {
		return NO_SUCH_CHANNEL.matcher(this.serverMessage).lookingAt();
	}

}
