/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The request to place a call.
 *
 * @param from the number to call first
 * @param to the number to connect the first number to
 */
record CallRequest(@Nullable String from, @Nullable String to) {

	/**
	 * Excludes characters that have a special meaning in a channel name: "/" and "@"
	 * select a technology or a context, and "&amp;" adds a channel.
	 */
	private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9+*#._-]{1,40}");

	String validFrom() {
		return valid("from", this.from);
	}

	String validTo() {
		return valid("to", this.to);
	}

	private static String valid(String field, @Nullable String number) {
		if (number == null || number.isBlank()) {
			throw new InvalidNumberException(field, "Enter a number or an extension in “%s”.".formatted(label(field)));
		}
		if (!NUMBER.matcher(number).matches()) {
			throw new InvalidNumberException(field,
					"“%s” may only contain letters, digits and + * # . _ - (at most 40 characters)."
						.formatted(label(field)));
		}
		return number;
	}

	private static String label(String field) {
		return field.equals("from") ? "From" : "To";
	}

}
