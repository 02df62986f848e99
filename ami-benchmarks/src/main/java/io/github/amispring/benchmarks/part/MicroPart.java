/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import io.github.amispring.benchmarks.micro.Dispatch;
import io.github.amispring.benchmarks.micro.Stream10k;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.stream.EventStream;
import org.openjdk.jmh.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures single steps with JMH: each round is one fork of each benchmark. The JSON file
 * that JMH wrote in the last round is kept next to the results.
 */
final class MicroPart implements Part {

	private static final String PACKAGE = Dispatch.class.getPackageName() + ".";

	private static final String MAIN = Main.class.getName();

	private static final int ITERATIONS = 3;

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		Path tenThousand = plan.store(plan.streamFile("ten-thousand"),
				() -> Stream10k.of(EventStream.read(plan.stream())));
		ProcessRunner runner = new ProcessRunner(name,
				"Time and allocation per event or action, measured by JMH. " + plan.describeStream(), plan, builds);
		try (JavaProcess server = plan.startReplayServer(tenThousand)) {
			String properties = "-D" + Stream10k.FILE + "=" + tenThousand.toAbsolutePath() + " -D" + Dispatch.PORT + "="
					+ (int) server.figures().get("port");
			runner.rounds(() -> runner.forEachBuild("step", MAIN, null, (build) -> {
				Path json = plan.results().resolve("jmh-" + build.name() + ".json");
				JavaProcess.runToEnd(build.classPath(), MAIN, PACKAGE.replace(".", "\\.") + ".*", "-jvmArgs",
						properties, "-f", 1, "-wi", ITERATIONS, "-w", plan.warmUp().toMillis() / ITERATIONS + "ms",
						"-i", ITERATIONS, "-r", plan.time().toMillis() / ITERATIONS + "ms", "-prof", "gc", "-foe",
						"true", "-v", "SILENT", "-rf", "json", "-rff", json);
				return figures(JsonMapper.shared().readTree(json));
			}));
		}
	}

	private static Figures figures(JsonNode benchmarks) {
		Figures figures = new Figures();
		for (JsonNode benchmark : benchmarks) {
			String step = benchmark.path("benchmark").asString().substring(PACKAGE.length());
			figures.put(step + ":ns", mean(benchmark.path("primaryMetric")));
			figures.put(step + ":bytes", mean(benchmark.path("secondaryMetrics").path("gc.alloc.rate.norm")));
		}
		return figures;
	}

	private static double mean(JsonNode metric) {
		return StreamSupport.stream(metric.path("rawData").path(0).spliterator(), false)
			.mapToDouble(JsonNode::asDouble)
			.average()
			.orElseThrow();
	}

}
