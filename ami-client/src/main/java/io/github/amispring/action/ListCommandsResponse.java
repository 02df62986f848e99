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
 * The answer to ListCommands.
 *
 * @param message the answer as the server sent it
 * @param commands what each action that the user may send does, in the server's words, by
 * the action's name
 * @since 1.0.0
 */
public record ListCommandsResponse(AmiMessage message, Map<String, String> commands) implements AmiResponse {

	private static final Set<String> OTHERS = Set.of("Response", "ActionID", "Message");

	/**
	 * Creates an answer.
	 * @param message the answer as the server sent it
	 * @param commands what each action does
	 */
	public ListCommandsResponse {
		commands = Collections.unmodifiableMap(new LinkedHashMap<>(commands));
	}

	/**
	 * Reads an answer.
	 * @param message the answer as the server sent it
	 * @return the typed answer
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
