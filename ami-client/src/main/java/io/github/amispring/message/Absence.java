/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message;

import java.util.List;

/**
 * Recognizes responses by which a server says that what was asked for is not there.
 */
final class Absence {

	private Absence() {
	}

	/**
	 * Returns whether the text of a response is one of several.
	 * @param response the response
	 * @param messages the texts, without regard to case; in each, one {@code *} stands
	 * for any text
	 * @return {@code true} when it is
	 */
	static boolean isIn(AmiMessage response, List<String> messages) {
		String message = response.get("Message");
		if (message == null) {
			return false;
		}
		// some end in a line feed
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
