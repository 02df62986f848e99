/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.ArrayList;
import java.util.List;

/**
 * What a command of the Asterisk CLI wrote. Asterisk up to 13 sends it as lines of text,
 * later ones as {@code Output} headers; here both are the same.
 *
 * @param message the answer as the server sent it
 * @param output the lines, leading blanks and empty lines kept
 * @since 1.0.0
 */
public record CommandResponse(AmiMessage message, List<String> output) implements AmiResponse {

	/**
	 * Creates an answer.
	 * @param message the answer as the server sent it
	 * @param output the lines
	 */
	public CommandResponse {
		output = List.copyOf(output);
	}

	/**
	 * Reads the answer to a command.
	 * @param message the answer as the server sent it
	 * @return the typed answer
	 */
	public static CommandResponse decode(AmiMessage message) {
		return new CommandResponse(message, outputOf(message));
	}

	/**
	 * The lines that a command wrote. An error answer has some, too.
	 * @param message the answer as the server sent it
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
