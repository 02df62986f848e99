/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.process;

import java.util.ArrayList;
import java.util.List;

/**
 * A table in Markdown, with columns of equal width.
 */
public final class Table {

	private final List<List<String>> rows = new ArrayList<>();

	/**
	 * Creates a table.
	 * @param columns the heads of the columns
	 */
	public Table(String... columns) {
		this.rows.add(List.of(columns));
	}

	/**
	 * Adds a row.
	 * @param cells the cells, as many as there are columns
	 */
	public void row(Object... cells) {
		List<String> row = new ArrayList<>();
		for (Object cell : cells) {
			row.add(String.valueOf(cell));
		}
		this.rows.add(row);
	}

	@Override
	public String toString() {
		int columns = this.rows.get(0).size();
		int[] widths = new int[columns];
		for (List<String> row : this.rows) {
			for (int i = 0; i < columns; i++) {
				widths[i] = Math.max(widths[i], row.get(i).length());
			}
		}
		StringBuilder text = new StringBuilder();
		for (int r = 0; r < this.rows.size(); r++) {
			for (int i = 0; i < columns; i++) {
				text.append("| ").append(String.format("%-" + widths[i] + "s ", this.rows.get(r).get(i)));
			}
			text.append("|\n");
			if (r == 0) {
				for (int width : widths) {
					text.append('|').append("-".repeat(width + 2));
				}
				text.append("|\n");
			}
		}
		return text.toString();
	}

}
