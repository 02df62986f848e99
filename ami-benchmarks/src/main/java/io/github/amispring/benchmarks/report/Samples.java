/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/**
 * The same figure, measured in several rounds.
 *
 * @param values one for each round
 */
public record Samples(List<Double> values) {

	/** The value in the middle. */
	public double median() {
		double[] sorted = sorted();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** The least. */
	public double min() {
		return sorted()[0];
	}

	/** The greatest. */
	public double max() {
		return sorted()[this.values.size() - 1];
	}

	private double[] sorted() {
		double[] sorted = this.values.stream().mapToDouble(Double::doubleValue).toArray();
		Arrays.sort(sorted);
		return sorted;
	}

	/** The median, and the range when there is one. */
	@Override
	public String toString() {
		String text = Numbers.format(median());
		return (this.values.size() > 1) ? text + " [" + Numbers.format(min()) + "–" + Numbers.format(max()) + "]"
				: text;
	}

}
