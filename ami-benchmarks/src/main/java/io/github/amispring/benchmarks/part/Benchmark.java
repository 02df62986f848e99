/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole benchmark: {@code Benchmark FOLDER [--quick] [--rounds N] [PART...]}.
 */
public final class Benchmark {

	private static final Map<String, Part> PARTS = new LinkedHashMap<>();

	static {
		PARTS.put("events", new EventsPart());
		PARTS.put("actions", new ActionsPart());
		PARTS.put("startup", new StartupPart());
		PARTS.put("micro", new MicroPart());
		PARTS.put("growth", new GrowthPart());
	}

	private Benchmark() {
	}

	/**
	 * Runs the parts that are named, or all.
	 * @param args the arguments
	 * @throws Exception when anything fails
	 */
	public static void main(String[] args) throws Exception {
		Plan plan = Plan.full(Path.of(args[0]));
		List<String> parts = new ArrayList<>();
		for (int i = 1; i < args.length; i++) {
			switch (args[i]) {
				case "--quick" -> plan = Plan.quick(Path.of(args[0]));
				case "--rounds" -> plan = plan.withRounds(Integer.parseInt(args[++i]));
				default -> parts.add(args[i]);
			}
		}
		run(plan, parts.isEmpty() ? List.copyOf(PARTS.keySet()) : parts);
	}

	/**
	 * Runs parts.
	 * @param plan how
	 * @param parts their names
	 * @throws Exception when anything fails
	 */
	public static void run(Plan plan, List<String> parts) throws Exception {
		for (String name : parts) {
			Part part = PARTS.get(name);
			if (part == null) {
				throw new IllegalArgumentException("There is no part " + name + ", only " + PARTS.keySet());
			}
			part.run(plan);
		}
	}

}
