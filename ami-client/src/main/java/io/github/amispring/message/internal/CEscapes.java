/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

/**
 * Decodes the C escapes in variables and in the caller names of channel snapshots (see
 * {@code ast_escape_c} in main/utils.c of Asterisk).
 */
final class CEscapes {

	private CEscapes() {
	}

	static String unescape(String text) {
		int at = text.indexOf('\\');
		if (at < 0) {
			return text;
		}
		StringBuilder out = new StringBuilder(text.length());
		int from = 0;
		while (at >= 0 && at + 1 < text.length()) {
			out.append(text, from, at).append(meaning(text.charAt(at + 1)));
			from = at + 2;
			at = text.indexOf('\\', from);
		}
		return out.append(text, from, text.length()).toString();
	}

	private static char meaning(char escape) {
		return switch (escape) {
			case 'a' -> '\u0007';
			case 'b' -> '\b';
			case 'f' -> '\f';
			case 'n' -> '\n';
			case 'r' -> '\r';
			case 't' -> '\t';
			case 'v' -> '\u000b';
			default -> escape;
		};
	}

}
