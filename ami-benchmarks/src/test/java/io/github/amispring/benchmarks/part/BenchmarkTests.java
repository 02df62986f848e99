/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Path;
import java.util.List;

import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.report.Results;
import io.github.amispring.benchmarks.report.Section;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs parts of the benchmark with the shortest durations, which shows that the parts
 * still work. The measured figures have no meaning.
 */
class BenchmarkTests {

	@TempDir
	private Path folder;

	@Test
	void measuresEachContender() throws Exception {
		Benchmark.run(Plan.smoke(this.folder), List.of("events"));
		Section events = Results.read(this.folder.resolve("results/results.json")).parts().get("events");
		assertThat(Contenders.values()).allSatisfy((contender) -> {
			assertThat(events.get(contender.toString(), "events/s")).hasSize(1);
			assertThat(events.get(contender.toString(), "cpu-ns/event")).hasSize(1);
		});
		assertThat(this.folder.resolve("results/results.md")).content()
			.contains("| bare socket |", "| @EventListener, 3 types |", "events-events-per-second.png");
		assertThat(this.folder.resolve("results/events-events-per-second.png")).isNotEmptyFile();
	}

	@Test
	void measuresEachTransport() throws Exception {
		Benchmark.run(Plan.smoke(this.folder), List.of("transports"));
		Section transports = Results.read(this.folder.resolve("results/results.json")).parts().get("transports");
		assertThat(List.of("TCP", "HTTP/rawman", "HTTP/mxml", "HTTP/manager", "HTTP/digest"))
			.allSatisfy((transport) -> assertThat(List.of("ping-p50", "actions/s", "event-p50"))
				.allSatisfy((figure) -> assertThat(transports.get("AMI client", transport + ":" + figure))
					.singleElement(as(InstanceOfAssertFactories.DOUBLE))
					.isPositive()));
		assertThat(this.folder.resolve("results/results.md")).content()
			.contains("| AMI client, TCP |", "| relative to TCP, HTTP/rawman |");
	}

	@Test
	void skipsMeasurementsThatABuildDoesNotSupport() {
		Build older = new Build("older", new ClassPath(List.of(this.folder.toString())), new Results());
		ProcessRunner runner = new ProcessRunner("events", "", Plan.smoke(this.folder), List.of(older));
		runner.rounds(() -> runner.measure("AMI client", Contenders.CLIENT, Benchmark.class));
		assertThat(older.results().parts().get("events").figures()).isEmpty();
	}

}
