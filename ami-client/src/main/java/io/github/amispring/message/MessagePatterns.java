/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;

/**
 * Compares the {@code Message} header of a response with patterns.
 */
final class MessagePatterns {

	private MessagePatterns() {
	}

	/**
	 * Returns whether the {@code Message} header matches one of several patterns.
	 * @param response the response
	 * @param messages the patterns, not case-sensitive; in each, one {@code *} matches
	 * any text
	 * @return {@code true} if a pattern matches
	 */
	static boolean matches(AmiMessage response, List<String> messages) {
		String message = response.get("Message");
		if (message == null) {
			return false;
		}
		// some servers append a line feed
		String text = message.strip();
		for (String expected : messages) {
			if (matches(text, expected)) {
				return true;
			}
		}
		return false;
	}

	private static boolean matches(String text, String expected) {
		int any = expected.indexOf('*');
		if (any < 0) {
			return text.equalsIgnoreCase(expected);
		}
		int rest = expected.length() - any - 1;
		return text.length() >= any + rest && text.regionMatches(true, 0, expected, 0, any)
				&& text.regionMatches(true, text.length() - rest, expected, any + 1, rest);
	}

}
