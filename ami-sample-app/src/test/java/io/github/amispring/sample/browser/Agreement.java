/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what the page shows with what Asterisk reports, and writes both to a table.
 */
final class Agreement {

	private static final Path FILE = Path.of("target", "supervisor.md");

	private final StringBuilder table = new StringBuilder(
			"| when | what | page | Asterisk |\n| --- | --- | --- | --- |\n");

	private int count;

	/**
	 * A value on the page, and the same value from Asterisk.
	 *
	 * @param what the value
	 * @param page the text on the page
	 * @param asterisk the text from Asterisk
	 * @param tolerance by how much numbers may differ
	 */
	record Value(String what, String page, String asterisk, int tolerance) {

		static Value of(String what, Object page, Object asterisk) {
			return new Value(what, page.toString(), asterisk.toString(), 0);
		}

		/** Seconds, which pass between reading the page and asking Asterisk. */
		static Value seconds(String what, int page, int asterisk) {
			return new Value(what, page + " s", asterisk + " s", 2);
		}

		private boolean agrees() {
			return this.page.equals(this.asterisk)
					|| (this.tolerance > 0 && Math.abs(number(this.page) - number(this.asterisk)) <= this.tolerance);
		}

		private static int number(String seconds) {
			return Integer.parseInt(seconds.substring(0, seconds.indexOf(' ')));
		}

	}

	/**
	 * Compares the values until all agree, because the page follows Asterisk with a
	 * delay.
	 */
	void check(String when, Supplier<List<Value>> values) {
		List<Value> agreed = new ArrayList<>();
		Awaitility.await().pollInSameThread().untilAsserted(() -> {
			List<Value> current = values.get();
			assertThat(current).as(when).isNotEmpty().allMatch(Value::agrees);
			agreed.addAll(current);
		});
		this.count += agreed.size();
		agreed.forEach((value) -> this.table
			.append("| %s | %s | %s | %s |\n".formatted(when, value.what(), value.page(), value.asterisk())));
	}

	/** Writes the table, and returns the number of values. */
	int write() {
		try {
			Files.writeString(FILE, this.table);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this.count;
	}

}
