/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.benchmarks.process.Figures;

/**
 * The results of one part of the benchmark.
 *
 * @param conditions how the part was measured, as Markdown
 * @param figures the values of all rounds, by subject and name of the figure
 * @param goals the limits that the part checks
 * @param charts the charts of the part
 */
public record Section(String conditions, Map<String, Map<String, List<Double>>> figures, List<Goal> goals,
		List<Chart> charts) {

	/**
	 * Creates an empty section.
	 * @param conditions how the part is measured, as Markdown
	 */
	public Section(String conditions) {
		this(conditions, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
	}

	/**
	 * Adds the figures of one round.
	 * @param subject the measured subject
	 * @param figures its figures
	 */
	public void add(String subject, Figures figures) {
		Map<String, List<Double>> ofSubject = this.figures.computeIfAbsent(subject, (key) -> new LinkedHashMap<>());
		figures.values()
			.forEach((name, value) -> ofSubject.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value));
	}

	/**
	 * Returns the values of a figure, one for each round.
	 * @param subject the measured subject
	 * @param figure the name of the figure
	 * @return the values; empty if the figure was not measured
	 */
	public List<Double> get(String subject, String figure) {
		return this.figures.getOrDefault(subject, Map.of()).getOrDefault(figure, List.of());
	}

	/**
	 * Returns the ratios of a figure of two subjects, one for each round. Both subjects
	 * of a round were measured under the same machine load.
	 * @param subject the subject whose figure is the numerator
	 * @param other the subject whose figure is the denominator
	 * @param figure the name of the figure
	 * @return the ratios
	 */
	public List<Double> ratio(String subject, String other, String figure) {
		return ratios(get(subject, figure), get(other, figure));
	}

	/**
	 * Divides the values of two lists, round by round.
	 * @param values the numerators
	 * @param others the denominators
	 * @return the ratios
	 */
	public static List<Double> ratios(List<Double> values, List<Double> others) {
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < Math.min(values.size(), others.size()); round++) {
			ratios.add(values.get(round) / others.get(round));
		}
		return ratios;
	}

	/**
	 * Returns the median of the values of all rounds.
	 * @param values at least one value
	 * @return the median
	 */
	public static double median(List<Double> values) {
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/**
	 * Adds a goal whose median must reach a limit.
	 * @param name the name of the goal
	 * @param limit the smallest accepted median
	 * @param values the measured values
	 */
	public void atLeast(String name, double limit, List<Double> values) {
		goal(new Goal(name, true, limit, values));
	}

	/**
	 * Adds a goal whose median must not exceed a limit.
	 * @param name the name of the goal
	 * @param limit the greatest accepted median
	 * @param values the measured values
	 */
	public void atMost(String name, double limit, List<Double> values) {
		goal(new Goal(name, false, limit, values));
	}

	private void goal(Goal goal) {
		if (!goal.values.isEmpty()) {
			this.goals.add(goal);
		}
	}

	/**
	 * A limit and the measured values that are compared with the limit.
	 *
	 * @param name the name of the goal
	 * @param least {@code true} if the limit is the smallest accepted median,
	 * {@code false} if it is the greatest
	 * @param limit the limit
	 * @param values the measured values, one for each round
	 */
	public record Goal(String name, boolean least, double limit, List<Double> values) {

	}

	/**
	 * A bar chart of one figure.
	 *
	 * @param title the title, with the unit
	 * @param figure the name of the figure
	 * @param subjects the subjects, one bar each
	 * @param logarithmic whether the scale is logarithmic
	 */
	public record Chart(String title, String figure, List<String> subjects, boolean logarithmic) {

	}

}
