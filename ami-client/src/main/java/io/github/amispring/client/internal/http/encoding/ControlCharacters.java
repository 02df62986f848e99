/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

/**
 * Hides control characters from parsers. Asterisk sends them unescaped, but XML forbids
 * most of them, and both XML and HTML change line breaks. Each control character is
 * replaced by a character for private use, which does not occur in ISO 8859-1.
 */
final class ControlCharacters {

	private static final char FIRST_PRIVATE = '\uE000';

	private ControlCharacters() {
	}

	/** Returns whether a character is a control character. */
	static boolean contains(char c) {
		return c < ' ' || c == 0x7F;
	}

	/** Returns the replacement of a control character. */
	static char hide(char c) {
		return (char) (FIRST_PRIVATE + c);
	}

	/** Restores the control characters in a text. */
	static String restore(String text) {
		StringBuilder restored = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= FIRST_PRIVATE) {
				if (restored == null) {
					restored = new StringBuilder(text);
				}
				restored.setCharAt(i, (char) (c - FIRST_PRIVATE));
			}
		}
		return (restored != null) ? restored.toString() : text;
	}

}
