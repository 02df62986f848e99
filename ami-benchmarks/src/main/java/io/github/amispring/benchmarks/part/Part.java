/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;

/**
 * A part of the benchmark.
 */
interface Part {

	/**
	 * Measures the builds, and replaces the section of this part in the results of each
	 * build.
	 * @param name the name of the part
	 * @param plan the plan of the benchmark
	 * @param builds the builds, measured in turn
	 */
	void run(String name, Plan plan, List<Build> builds) throws Exception;

}
