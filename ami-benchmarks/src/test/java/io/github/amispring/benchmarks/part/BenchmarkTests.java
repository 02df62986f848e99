/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a part of the benchmark for a moment, so that it cannot rot. What it measures then
 * means nothing.
 */
class BenchmarkTests {

	@Test
	void eachClientIsMeasured(@TempDir Path folder) throws Exception {
		Benchmark.run(Plan.smoke(folder), List.of("events"));
		assertThat(folder.resolve("results/events.md")).content()
			.contains("| bare socket |", "| AMI client |", "| @EventListener |", "| asterisk-java |");
		assertThat(folder.resolve("results/events.csv")).content().contains("AMI client,events/s,1,");
		assertThat(folder.resolve("results/events-events-a-second.svg")).content().startsWith("<svg");
	}

}
