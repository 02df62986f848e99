/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A field of a request. Its methods return the value if it is valid.
 *
 * @param name the name of the field in JSON
 * @param value the value, {@code null} if it is missing
 */
record RequestField(String name, @Nullable String value) {

	/**
	 * Excludes characters that have a special meaning in a channel name: "/" and "@"
	 * select a technology or a context, and "&amp;" adds a channel.
	 */
	private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{1,40}");

	private static final Pattern INTERFACE = Pattern
		.compile("[A-Za-z0-9]{2,20}/[A-Za-z0-9+*#._:-]{1,80}(@[A-Za-z0-9._-]{1,80}(/n)?)?");

	private static final int MAX_LENGTH = 200;

	/**
	 * Returns a number or an extension.
	 */
	String number() {
		String number = required();
		if (!NUMBER.matcher(number).matches()) {
			throw ActionException.invalid(this.name, "problem.number");
		}
		return number;
	}

	/**
	 * Returns the interface of a queue member, such as {@code PJSIP/100}.
	 */
	String interfaceName() {
		String text = required();
		if (!INTERFACE.matcher(text).matches()) {
			throw ActionException.invalid(this.name, "problem.interface");
		}
		return text;
	}

	/**
	 * Returns an identifier or a name.
	 */
	String required() {
		String text = optional();
		if (text == null) {
			throw ActionException.invalid(this.name, "problem.empty", this.name);
		}
		return text;
	}

	/**
	 * Returns a text, or {@code null} if it is missing or blank.
	 */
	@Nullable String optional() {
		if (this.value == null || this.value.isBlank()) {
			return null;
		}
		if (this.value.length() > MAX_LENGTH || this.value.chars().anyMatch(Character::isISOControl)) {
			throw ActionException.invalid(this.name, "problem.text", MAX_LENGTH);
		}
		return this.value;
	}

	/**
	 * Returns a value that is required and not a text.
	 */
	static <T> T required(String name, @Nullable T value) {
		if (value == null) {
			throw ActionException.invalid(name, "problem.missing", name);
		}
		return value;
	}

}
