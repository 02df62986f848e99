/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.AmiResponse;

/**
 * The response to ListCommands.
 *
 * @param message the message as the server sent it
 * @param commands the descriptions of the actions that the account may send, by action
 * name
 * @since 1.0.0
 */
public record ListCommandsResponse(AmiMessage message, Map<String, String> commands) implements AmiResponse {

	private static final Set<String> OTHERS = Set.of("Response", "ActionID", "Message");

	/**
	 * Creates a response.
	 * @param message the message as the server sent it
	 * @param commands the descriptions by action name
	 */
	public ListCommandsResponse {
		commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
	}

	/**
	 * Decodes a response.
	 * @param message the message as the server sent it
	 * @return the typed response
	 */
	public static ListCommandsResponse of(AmiMessage message) {
		Map<String, String> commands = new LinkedHashMap<>();
		for (AmiHeader header : message.headers()) {
			if (!OTHERS.contains(header.name())) {
				commands.put(header.name(), header.value());
			}
		}
		return new ListCommandsResponse(message, commands);
	}

}
