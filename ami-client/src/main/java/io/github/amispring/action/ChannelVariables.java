/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.action;

import io.github.amispring.exception.InvalidActionException;

/**
 * Formats channel variables for the {@code Variable} header of Originate and other
 * actions. Asterisk splits the value at commas and interprets quotes, brackets and
 * backslashes. Therefore, each of these characters is escaped with a backslash (tested on
 * Asterisk 16 and 22).
 */
final class ChannelVariables {

	private static final String SPECIAL = "\\,\"()[]";

	private ChannelVariables() {
	}

	static String assignment(String name, String value) {
		if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf(',') >= 0) {
			throw new InvalidActionException("The channel variable name \"" + name
					+ "\" is invalid: it must not be empty or contain a comma or an equals sign");
		}
		StringBuilder out = new StringBuilder(name.length() + value.length() + 8).append(name).append('=');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (SPECIAL.indexOf(c) >= 0) {
				out.append('\\');
			}
			out.append(c);
		}
		return out.toString();
	}

}
