/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table in Markdown.
 */
public final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * Creates a table.
	 * @param header the heads of its columns
	 */
	public Table(String... header) {
		this.rows.add(List.of(header));
		this.rows.add(Collections.nCopies(header.length, "---"));
	}

	/**
	 * Adds a row.
	 * @param cells its cells
	 * @return this table
	 */
	public Table row(Object... cells) {
		List<String> row = new ArrayList<>();
		for (Object cell : cells) {
			row.add((cell instanceof Double number) ? Numbers.format(number) : String.valueOf(cell));
		}
		this.rows.add(row);
		return this;
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		this.rows.forEach((row) -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
		return text.toString();
	}

}
