/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the Variable headers of an Originate action as Asterisk does. Commas separate
 * assignments, except within quotes or brackets or after a backslash. Quotes and
 * backslashes are removed.
 */
final class ChannelVariableParser {

	private static final int MAX_VARIABLES = 64;

	private ChannelVariableParser() {
	}

	static Map<String, String> parse(List<String> headers) {
		Map<String, String> variables = new LinkedHashMap<>();
		for (String header : headers) {
			for (String assignment : split(header)) {
				int equals = assignment.indexOf('=');
				if (equals > 0) {
					variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
				}
			}
		}
		return variables;
	}

	private static List<String> split(String text) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		int round = 0;
		int square = 0;
		boolean quoted = false;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\\' && i + 1 < text.length()) {
				part.append(text.charAt(++i));
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (c == ',' && round == 0 && square == 0 && !quoted && parts.size() < MAX_VARIABLES - 1) {
				parts.add(part.toString());
				part.setLength(0);
			}
			else {
				round += (c == '(') ? 1 : (c == ')' && round > 0) ? -1 : 0;
				square += (c == '[') ? 1 : (c == ']' && square > 0) ? -1 : 0;
				part.append(c);
			}
		}
		parts.add(part.toString());
		return parts;
	}

}
