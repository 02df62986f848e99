/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

/**
 * A part of the benchmark.
 */
interface Part {

	/** Measures, and writes its report. */
	void run(Plan plan) throws Exception;

}
