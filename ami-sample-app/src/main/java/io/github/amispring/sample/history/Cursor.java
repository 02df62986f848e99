/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a record in the list: the next page begins with the record before it.
 *
 * @param endedAt when the call ended
 * @param id the number of the record
 */
record Cursor(Instant endedAt, long id) {

	/** The numbers of digits exclude instants that a database cannot store. */
	private static final Pattern TEXT = Pattern.compile("(\\d{1,17})_(\\d{1,18})");

	/**
	 * Parses the text of a cursor.
	 * @throws IllegalArgumentException if it is not the text of a cursor
	 */
	static Cursor parse(String text) {
		Matcher matcher = TEXT.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not a cursor");
		}
		return new Cursor(Instant.EPOCH.plus(Long.parseLong(matcher.group(1)), ChronoUnit.MICROS),
				Long.parseLong(matcher.group(2)));
	}

	@Override
	public String toString() {
		return ChronoUnit.MICROS.between(Instant.EPOCH, this.endedAt) + "_" + this.id;
	}

}
