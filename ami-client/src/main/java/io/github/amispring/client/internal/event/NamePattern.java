/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.event;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A name of events as settings have it: in any case, {@code *} for any characters and
 * {@code ?} for any one.
 */
public final class NamePattern {

	/**
	 * What an expression of POSIX says exactly, on one line. Whether it takes {@code ?}
	 * for a character or a byte is decided by Asterisk's locale.
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
	 * The same as an expression of POSIX, which has no switch for the case. A name is
	 * followed by the end of its line.
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
