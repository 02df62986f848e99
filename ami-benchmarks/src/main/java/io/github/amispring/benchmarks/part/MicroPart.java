/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.file.Path;
import java.util.Collection;

import io.github.amispring.benchmarks.micro.Dispatch;
import io.github.amispring.benchmarks.micro.Framing;
import io.github.amispring.benchmarks.micro.Stream10k;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.BarChart;
import io.github.amispring.benchmarks.report.Measurements;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Table;
import io.github.amispring.benchmarks.stream.EventStream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The single steps, by JMH.
 */
final class MicroPart implements Part {

	@Override
	public void run(Plan plan) throws RunnerException {
		Path tenThousand = plan.store(plan.streamFile("ten-thousand"),
				() -> Stream10k.of(EventStream.read(plan.stream())));
		try (JavaProcess server = plan.startReplayServer(tenThousand)) {
			Options options = new OptionsBuilder().include(Framing.class.getPackageName() + "\\..*")
				.jvmArgs("-D" + Stream10k.FILE + "=" + tenThousand.toAbsolutePath(),
						"-D" + Dispatch.PORT + "=" + (int) server.figures().get("port"))
				.forks(plan.rounds())
				.warmupIterations(3)
				.warmupTime(TimeValue.milliseconds(plan.warmUp().toMillis() / 3))
				.measurementIterations(3)
				.measurementTime(TimeValue.milliseconds(plan.time().toMillis() / 3))
				.addProfiler(GCProfiler.class)
				.verbosity(VerboseMode.SILENT)
				.shouldFailOnError(true)
				.build();
			report(plan, new Runner(options).run());
		}
	}

	private static void report(Plan plan, Collection<RunResult> results) {
		Measurements measured = new Measurements();
		Table table = new Table("step", "ns", "allocated, bytes");
		BarChart chart = new BarChart("Time of a step, ns", false);
		for (RunResult result : results) {
			String step = name(result);
			for (BenchmarkResult fork : result.getBenchmarkResults()) {
				Result<?> allocated = fork.getSecondaryResults().get("gc.alloc.rate.norm");
				measured.add(step, new Figures().put("ns", fork.getPrimaryResult().getScore())
					.put("bytes", (allocated != null) ? allocated.getScore() : Double.NaN));
			}
			table.row(step, measured.get(step, "ns"), measured.get(step, "bytes"));
			chart.bar(step, measured.get(step, "ns"));
		}
		new Report(plan.results(), "micro").add("## Single steps")
			.add("An event or an action each, by JMH. " + plan.describeStream())
			.add(table)
			.graph("Time of a step", chart)
			.write(measured);
	}

	private static String name(RunResult result) {
		String name = result.getParams().getBenchmark();
		return name.substring(Framing.class.getPackageName().length() + 1);
	}

}
