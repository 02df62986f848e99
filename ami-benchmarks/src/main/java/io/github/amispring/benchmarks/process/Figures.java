/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named numbers that one process tells another, a line each.
 */
public final class Figures {

	/** The line after the last figure. */
	public static final String END = "@end";

	private static final String MARK = "@ ";

	private final Map<String, Double> values = new LinkedHashMap<>();

	/**
	 * Adds a figure.
	 * @param name its name, without blanks
	 * @param value its value
	 * @return these figures
	 */
	public Figures put(String name, double value) {
		this.values.put(name, value);
		return this;
	}

	/** Takes a line of a process's output, if it is one of these. */
	void read(String line) {
		if (line.startsWith(MARK)) {
			String[] words = line.split(" ");
			put(words[1], Double.parseDouble(words[2]));
		}
	}

	/**
	 * A figure.
	 * @param name its name
	 * @return its value
	 */
	public double get(String name) {
		Double value = this.values.get(name);
		if (value == null) {
			throw new IllegalStateException("There is no figure " + name + " among " + this.values.keySet());
		}
		return value;
	}

	/** All figures by name. */
	public Map<String, Double> values() {
		return this.values;
	}

	/** The figures as lines to be read by another process. */
	@Override
	public String toString() {
		StringBuilder lines = new StringBuilder();
		this.values.forEach((name, value) -> lines.append(MARK).append(name).append(' ').append(value).append('\n'));
		return lines.toString().stripTrailing();
	}

}
