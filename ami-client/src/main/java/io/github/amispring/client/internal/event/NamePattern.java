/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern for event names, as used in the settings. It ignores case; {@code *} matches
 * any number of characters, and {@code ?} matches one.
 */
public final class NamePattern {

	/**
	 * Matches patterns that a POSIX expression can represent exactly and on one line.
	 * {@code ?} is excluded, because Asterisk's locale determines whether it matches a
	 * character or a byte.
	 */
	private static final Pattern EXPRESSIBLE = Pattern.compile("[A-Za-z0-9_*-]{1,70}");

	private final String text;

	private final Pattern pattern;

	private NamePattern(String text) {
		this.text = text;
		StringBuilder regex = new StringBuilder();
		for (char c : text.toCharArray()) {
			regex.append((c == '*') ? ".*" : (c == '?') ? "." : Pattern.quote(String.valueOf(c)));
		}
		this.pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
	}

	public static List<NamePattern> of(List<String> texts) {
		return texts.stream().map(String::strip).map(NamePattern::new).toList();
	}

	public static boolean anyMatches(List<NamePattern> patterns, String name) {
		return patterns.stream().anyMatch((pattern) -> pattern.matches(name));
	}

	public boolean matches(String name) {
		return this.pattern.matcher(name).matches();
	}

	public boolean isExpressible() {
		return EXPRESSIBLE.matcher(this.text).matches();
	}

	/**
	 * Returns this pattern as a POSIX expression. Each letter is written in both cases,
	 * because a POSIX expression has no case-insensitive flag. {@code *} does not match
	 * control characters, because the line end follows the name.
	 */
	public String expression() {
		StringBuilder expression = new StringBuilder();
		for (char c : this.text.toCharArray()) {
			if (c == '*') {
				expression.append("[^[:cntrl:]]*");
			}
			else if (Character.isLetter(c)) {
				expression.append('[').append(Character.toUpperCase(c)).append(Character.toLowerCase(c)).append(']');
			}
			else {
				expression.append(c);
			}
		}
		return expression.toString();
	}

}
