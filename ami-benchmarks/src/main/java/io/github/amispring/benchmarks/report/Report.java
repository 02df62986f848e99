/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns results into Markdown: a table for all subjects with the same figures, a table of
 * the goals, and the charts.
 */
public final class Report {

	private Report() {
	}

	/**
	 * Writes a page with tables and charts.
	 * @param results the results
	 * @param folder the folder of the page and the images
	 * @return the text of the page
	 */
	public static String write(Results results, Path folder) {
		StringBuilder page = new StringBuilder();
		results.parts().forEach((name, section) -> {
			page.append("## ").append(name).append("\n\n").append(section.conditions()).append("\n\n");
			tables(section.figures()).forEach((columns, rows) -> table(page, columns, rows));
			for (Section.Chart chart : section.charts()) {
				String image = (name + "-" + chart.title()).replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT)
						+ ".png";
				Charts.write(chart, section, folder.resolve(image));
				page.append("![").append(chart.title()).append("](").append(image).append(")\n\n");
			}
			if (!section.goals().isEmpty()) {
				table(page, List.of("goal", "measured", "reached"), section.goals().stream().map(Report::row).toList());
			}
		});
		return write(page, folder.resolve("results.md"));
	}

	/**
	 * Writes a page that compares two commits: for each figure, the medians of both
	 * commits and their ratio, round by round.
	 * @param oldName the name of the old commit
	 * @param oldResults its results
	 * @param newName the name of the new commit
	 * @param newResults its results
	 * @param file the file of the page
	 * @return the text of the page
	 */
	public static String compare(String oldName, Results oldResults, String newName, Results newResults, Path file) {
		StringBuilder page = new StringBuilder();
		newResults.parts().forEach((part, section) -> {
			List<List<String>> rows = new ArrayList<>();
			Set<String> unknown = new LinkedHashSet<>();
			Section old = oldResults.parts().getOrDefault(part, new Section(""));
			section.figures().forEach((subject, figures) -> figures.forEach((figure, values) -> {
				List<Double> others = old.get(subject, figure);
				if (others.isEmpty()) {
					unknown.add(old.figures().containsKey(subject) ? subject + ": " + figure : subject);
				}
				else {
					rows.add(List.of(subject, figure, format(others), format(values),
							format(Section.ratios(values, others))));
				}
			}));
			page.append("## ").append(part).append("\n\n").append(section.conditions()).append("\n\n");
			table(page, List.of("subject", "figure", oldName, newName, "new / old"), rows);
			unknown.forEach((figure) -> page.append("- Skipped because ")
				.append(oldName)
				.append(" does not measure it: ")
				.append(figure)
				.append('\n'));
			page.append(unknown.isEmpty() ? "" : "\n");
		});
		return write(page, file);
	}

	private static String write(StringBuilder page, Path file) {
		String text = page.toString().stripTrailing() + "\n";
		try {
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text;
	}

	/**
	 * Groups the subjects that have the same figures into tables. Treats a figure
	 * "10:actions/s" of "client" as the figure "actions/s" of "client, 10".
	 */
	private static Map<List<String>, List<List<String>>> tables(Map<String, Map<String, List<Double>>> figures) {
		Map<String, Map<String, List<Double>>> bySubject = new LinkedHashMap<>();
		figures.forEach((subject, ofSubject) -> ofSubject.forEach((figure, values) -> {
			int colon = figure.indexOf(':');
			String row = (colon < 0) ? subject : subject + ", " + figure.substring(0, colon);
			bySubject.computeIfAbsent(row, (key) -> new LinkedHashMap<>()).put(figure.substring(colon + 1), values);
		}));
		Map<List<String>, List<List<String>>> tables = new LinkedHashMap<>();
		bySubject.forEach((subject, values) -> {
			List<String> columns = new ArrayList<>(values.keySet());
			columns.add(0, "");
			List<String> row = new ArrayList<>(values.values().stream().map(Report::format).toList());
			row.add(0, subject);
			tables.computeIfAbsent(columns, (key) -> new ArrayList<>()).add(row);
		});
		return tables;
	}

	private static List<String> row(Section.Goal goal) {
		double median = Section.median(goal.values());
		boolean reached = goal.least() ? median >= goal.limit() : median <= goal.limit();
		return List.of(goal.name() + ": at " + (goal.least() ? "least " : "most ") + format(goal.limit()),
				format(goal.values()), reached ? "yes" : "**no**");
	}

	private static void table(StringBuilder page, List<String> columns, List<List<String>> rows) {
		row(page, columns);
		row(page, columns.stream().map((column) -> "---").toList());
		rows.forEach((row) -> row(page, row));
		page.append('\n');
	}

	private static void row(StringBuilder page, List<String> cells) {
		page.append("| ").append(String.join(" | ", cells)).append(" |\n");
	}

	/** Formats the median, followed by the range if there are several rounds. */
	private static String format(List<Double> values) {
		String median = format(Section.median(values));
		if (values.size() == 1) {
			return median;
		}
		return median + " [" + format(Collections.min(values)) + "–" + format(Collections.max(values)) + "]";
	}

	/**
	 * Formats a number with three significant digits. The ratio of two zeros is empty.
	 */
	private static String format(double value) {
		if (Double.isNaN(value)) {
			return "";
		}
		double size = Math.abs(value);
		String format = (size >= 100 || size == 0) ? "%,.0f" : (size >= 10) ? "%.1f" : (size >= 1) ? "%.2f" : "%.3f";
		return String.format(Locale.ROOT, format, value);
	}

}
