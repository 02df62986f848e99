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
 * The figures of several subjects in several rounds.
 */
public final class Measurements {

	private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

	/**
	 * Adds the figures of one run.
	 * @param subject what was measured
	 * @param figures its figures
	 */
	public void add(Object subject, Figures figures) {
		Map<String, List<Double>> ofSubject = this.values.computeIfAbsent(subject.toString(),
				(key) -> new LinkedHashMap<>());
		figures.values()
			.forEach((name, value) -> ofSubject.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value));
	}

	/**
	 * Adds what was measured elsewhere.
	 * @param prefix what its subjects' names shall begin with
	 * @param others the other measurements
	 */
	public void addAll(String prefix, Measurements others) {
		others.values.forEach((subject, figures) -> this.values.put(prefix + subject, figures));
	}

	/**
	 * One figure of one subject.
	 * @param subject what was measured
	 * @param figure the figure's name
	 * @return its values
	 */
	public Samples get(Object subject, String figure) {
		List<Double> values = this.values.getOrDefault(subject.toString(), Map.of()).get(figure);
		if (values == null) {
			throw new IllegalStateException("Nothing was measured for " + figure + " of " + subject);
		}
		return new Samples(values);
	}

	/**
	 * How two subjects compare, round by round: what disturbs one round disturbs both.
	 * @param subject the one
	 * @param other the other
	 * @param figure the figure's name
	 * @return the ratios of their values
	 */
	public Samples ratio(Object subject, Object other, String figure) {
		return ratio(subject, figure, other, figure);
	}

	/**
	 * How two figures compare, round by round.
	 * @param subject the one
	 * @param figure its figure
	 * @param other the other
	 * @param otherFigure its figure
	 * @return the ratios of their values
	 */
	public Samples ratio(Object subject, String figure, Object other, String otherFigure) {
		List<Double> ones = get(subject, figure).values();
		List<Double> others = get(other, otherFigure).values();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < Math.min(ones.size(), others.size()); round++) {
			ratios.add(ones.get(round) / others.get(round));
		}
		return new Samples(ratios);
	}

	/**
	 * Two figures of one subject together, round by round.
	 * @param subject what was measured
	 * @param figure the one figure
	 * @param otherFigure the other
	 * @return the sums of their values
	 */
	public Samples sum(Object subject, String figure, String otherFigure) {
		List<Double> ones = get(subject, figure).values();
		List<Double> others = get(subject, otherFigure).values();
		List<Double> sums = new ArrayList<>();
		for (int round = 0; round < ones.size(); round++) {
			sums.add(ones.get(round) + others.get(round));
		}
		return new Samples(sums);
	}

	/** All values, a line each: subject, figure, round, value. */
	public List<String> lines() {
		List<String> lines = new ArrayList<>();
		this.values.forEach((subject, figures) -> figures.forEach((figure, values) -> {
			for (int round = 0; round < values.size(); round++) {
				lines.add(subject + "," + figure + "," + (round + 1) + "," + values.get(round));
			}
		}));
		return lines;
	}

}
