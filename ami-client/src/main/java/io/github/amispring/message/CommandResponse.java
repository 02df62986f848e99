/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.List;

/**
 * The output of a command of the Asterisk CLI. Asterisk 13 and earlier send it as text,
 * later versions as {@code Output} headers.
 *
 * @param message the message as the server sent it
 * @param output the lines, including leading blanks and empty lines
 * @since 1.0.0
 */
public record CommandResponse(AmiMessage message, List<String> output) implements AmiResponse {

	/**
	 * Creates a response.
	 * @param message the message as the server sent it
	 * @param output the lines
	 */
	public CommandResponse {
		output = List.copyOf(output);
	}

	/**
	 * Decodes a response.
	 * @param message the message as the server sent it
	 * @return the typed response
	 */
	public static CommandResponse decode(AmiMessage message) {
		return new CommandResponse(message, outputOf(message));
	}

	/**
	 * Returns the output of a command. An error response may contain output.
	 * @param message the message as the server sent it
	 * @return the lines
	 */
	public static List<String> outputOf(AmiMessage message) {
		List<String> output = new ArrayList<>();
		for (int line = 0; line < message.size(); line++) {
			if (!message.isHeader(line) || message.hasName(line, "Output")) {
				output.add(message.value(line));
			}
		}
		return output;
	}

}
