/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Results;

/**
 * Runs the benchmark:
 * {@code Benchmark FOLDER [--quick] [--rounds N] [--report] [--build NAME CLASSPATH]... [PART...]}.
 * With two builds, compares the builds; without a build, measures the current build.
 */
public final class Benchmark {

	private static final Map<String, Part> PARTS = new LinkedHashMap<>();

	static {
		PARTS.put("events", new EventsPart());
		PARTS.put("actions", new ActionsPart());
		PARTS.put("transports", new TransportsPart());
		PARTS.put("startup", new StartupPart());
		PARTS.put("micro", new MicroPart());
		PARTS.put("growth", new GrowthPart());
	}

	private Benchmark() {
	}

	/**
	 * Runs the given parts, or all parts if none is given.
	 * @param args the arguments
	 * @throws Exception if a part fails
	 */
	public static void main(String[] args) throws Exception {
		Plan plan = Plan.full(Path.of(args[0]));
		List<String> parts = new ArrayList<>();
		List<Build> builds = new ArrayList<>();
		boolean measure = true;
		for (int i = 1; i < args.length; i++) {
			switch (args[i]) {
				case "--quick" -> plan = Plan.quick(Path.of(args[0]));
				case "--rounds" -> plan = plan.withRounds(Integer.parseInt(args[++i]));
				case "--report" -> measure = false;
				case "--build" -> builds.add(new Build(args[++i], ClassPath.of(args[++i]), new Results()));
				default -> parts.add(args[i]);
			}
		}
		Collection<String> names = parts.isEmpty() ? PARTS.keySet() : parts;
		if (builds.size() == 2) {
			compare(plan, builds.get(0), builds.get(1), names);
		}
		else {
			run(plan, measure ? names : List.of());
		}
	}

	/**
	 * Runs parts with the current build and writes {@code results.json}, the page and the
	 * charts after each part.
	 * @param plan the plan of the benchmark
	 * @param parts the names of the parts; if empty, the page and the charts are made
	 * from the existing file
	 * @throws Exception if a part fails
	 */
	public static void run(Plan plan, Collection<String> parts) throws Exception {
		Files.createDirectories(plan.results());
		Path file = plan.results().resolve("results.json");
		Build build = new Build("current", ClassPath.current(), Results.read(file));
		for (String name : parts) {
			part(name).run(name, plan, List.of(build));
			build.results().write(file);
		}
		System.out.println("\n" + Report.write(build.results(), plan.results()));
	}

	/**
	 * Runs parts with two builds in turn, and writes the figures of each build and their
	 * ratios.
	 * @param plan the plan of the benchmark
	 * @param old the build that is the baseline
	 * @param current the build that is compared with the baseline
	 * @param parts the names of the parts
	 * @throws Exception if a part fails
	 */
	static void compare(Plan plan, Build old, Build current, Collection<String> parts) throws Exception {
		Files.createDirectories(plan.results());
		List<Build> builds = List.of(old, current);
		for (String name : parts) {
			part(name).run(name, plan, builds);
			builds.forEach((build) -> build.results().write(plan.results().resolve(build.name() + ".json")));
		}
		System.out.println("\n" + Report.compare(old.name(), old.results(), current.name(), current.results(),
				plan.results().resolve("comparison.md")));
	}

	private static Part part(String name) {
		Part part = PARTS.get(name);
		if (part == null) {
			throw new IllegalArgumentException(
					"The benchmark has no part \"" + name + "\". Choose from " + PARTS.keySet() + ".");
		}
		return part;
	}

}
