/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the form asks for.
 *
 * @param from who is called first
 * @param to who is called then
 */
record CallRequest(@Nullable String from, @Nullable String to) {

	/**
	 * What becomes part of a channel's name must not hold what is special there: "/" and
	 * "@" would name another technology or context, "&amp;" a second channel.
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
			throw new InvalidNumberException(field, "Enter a number or extension in “%s”.".formatted(label(field)));
		}
		if (!NUMBER.matcher(number).matches()) {
			throw new InvalidNumberException(field,
					"“%s” may only have letters, digits and + * # . _ - (40 at most).".formatted(label(field)));
		}
		return number;
	}

	private static String label(String field) {
		return field.equals("from") ? "From" : "To";
	}

}
