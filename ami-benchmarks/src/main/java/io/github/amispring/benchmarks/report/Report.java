/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What one part of the benchmark writes: a page, its graphs and its figures.
 */
public final class Report {

	private final Path folder;

	private final String name;

	private final StringBuilder text = new StringBuilder();

	/**
	 * Creates a report.
	 * @param folder where it is written
	 * @param name its name
	 */
	public Report(Path folder, String name) {
		this.folder = folder;
		this.name = name;
	}

	/**
	 * Adds a paragraph or a table.
	 * @param paragraph something whose text is Markdown
	 * @return this report
	 */
	public Report add(Object paragraph) {
		this.text.append(paragraph.toString().stripTrailing()).append("\n\n");
		return this;
	}

	/**
	 * Adds a graph.
	 * @param title what it shows
	 * @param graph the graph
	 * @return this report
	 */
	public Report graph(String title, BarChart graph) {
		String file = this.name + "-" + title.replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT) + ".svg";
		write(file, graph.toString());
		return add("![" + title + "](" + file + ")");
	}

	/**
	 * Writes the page, and all figures beside it.
	 * @param measurements the figures
	 */
	public void write(Measurements measurements) {
		write(this.name + ".md", this.text.toString().stripTrailing() + "\n");
		write(this.name + ".csv", "subject,figure,round,value\n" + String.join("\n", measurements.lines()) + "\n");
		System.out.println("\n" + this.text);
	}

	private void write(String file, String content) {
		try {
			Files.createDirectories(this.folder);
			Files.writeString(this.folder.resolve(file), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
