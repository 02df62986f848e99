/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named numbers that a process prints for its parent, one on each line.
 */
public final class Figures {

	/** The line that follows the last figure. */
	public static final String END = "@end";

	private static final String MARK = "@ ";

	private final Map<String, Double> values = new LinkedHashMap<>();

	/**
	 * Adds a figure.
	 * @param name the name of the figure, without spaces
	 * @param value its value
	 * @return these figures
	 */
	public Figures put(String name, double value) {
		this.values.put(name, value);
		return this;
	}

	/** Reads a figure from a line of output. Ignores any other line. */
	void read(String line) {
		if (line.startsWith(MARK)) {
			String[] words = line.split(" ");
			put(words[1], Double.parseDouble(words[2]));
		}
	}

	/**
	 * Returns a figure.
	 * @param name its name
	 * @return its value
	 * @throws IllegalStateException if there is no figure with this name
	 */
	public double get(String name) {
		Double value = this.values.get(name);
		if (value == null) {
			throw new IllegalStateException("There is no figure \"" + name + "\" among " + this.values.keySet());
		}
		return value;
	}

	/** Returns all figures by name. */
	public Map<String, Double> values() {
		return this.values;
	}

	/** Returns the figures as lines that another process can read. */
	@Override
	public String toString() {
		StringBuilder lines = new StringBuilder();
		this.values.forEach((name, value) -> lines.append(MARK).append(name).append(' ').append(value).append('\n'));
		return lines.toString().stripTrailing();
	}

}
