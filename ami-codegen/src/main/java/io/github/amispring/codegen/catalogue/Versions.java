/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.codegen.catalogue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The versions of Asterisk in which an event, a header or an action exists.
 *
 * @param majors the major versions from 16 on, empty for all
 * @param since22 the first release of Asterisk 22 that contains the entry, if that is not
 * 22.0
 * @param until the last major version before 16 that contains the entry
 */
public record Versions(List<String> majors, @Nullable String since22, @Nullable String until) {

	/** The newest major version that the catalogue covers. */
	private static final int NEWEST = 23;

	/**
	 * Returns whether the versions are limited.
	 * @return {@code false} for all versions
	 */
	public boolean limited() {
		return !this.majors.isEmpty() || this.since22 != null || this.until != null;
	}

	/**
	 * Returns the versions as text, such as {@code 20, 22 and later (22 from 22.7.0)}.
	 * @return the text, empty for all versions
	 */
	public String text() {
		if (this.until != null) {
			return "up to " + this.until;
		}
		List<String> parts = new ArrayList<>();
		int from = 0;
		while (from < this.majors.size()) {
			int to = from;
			while (to + 1 < this.majors.size() && number(to + 1) == number(to) + 1) {
				to++;
			}
			if (number(to) == NEWEST && to > from) {
				parts.add(number(from) + " and later");
			}
			else if (to - from > 1) {
				parts.add(number(from) + " to " + number(to));
			}
			else {
				parts.addAll(this.majors.subList(from, to + 1));
			}
			from = to + 1;
		}
		String text = String.join(", ", parts);
		if (this.since22 == null) {
			return text;
		}
		return text.isEmpty() ? "22 from " + this.since22 : text + " (22 from " + this.since22 + ")";
	}

	private int number(int index) {
		return Integer.parseInt(this.majors.get(index));
	}

}
