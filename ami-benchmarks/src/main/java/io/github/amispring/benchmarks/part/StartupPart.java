/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;

import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.BarChart;
import io.github.amispring.benchmarks.report.Goals;
import io.github.amispring.benchmarks.report.Measurements;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Samples;
import io.github.amispring.benchmarks.report.Table;
import io.github.amispring.benchmarks.startup.EmptyWebApplication;

/**
 * The start of an empty Spring Boot web application, with the starter and without.
 */
final class StartupPart implements Part {

	private static final String WITHOUT = "without the starter";

	private static final String WITH = "with the starter";

	/** A start is short, and no two are alike. */
	private static final int STARTS_A_ROUND = 3;

	@Override
	public void run(Plan plan) {
		Measurements measured = new Measurements();
		ClassPath all = ClassPath.current().withoutAsteriskJava();
		ClassPath without = all.withoutStarter();
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			int port = (int) server.figures().get("port");
			for (int round = 1; round <= plan.rounds() * STARTS_A_ROUND; round++) {
				System.out.println("startup: start " + round + " of " + plan.rounds() * STARTS_A_ROUND);
				Figures bare = JavaProcess.runPlain(without, EmptyWebApplication.class);
				Figures full = JavaProcess.runPlain(all, EmptyWebApplication.class, "--ami.host=127.0.0.1",
						"--ami.port=" + port, "--ami.username=benchmark", "--ami.secret=benchmark");
				measured.add(WITHOUT, bare);
				measured.add(WITH, full);
				measured.add("difference", new Figures().put("ready-ms", full.get("ready-ms") - bare.get("ready-ms"))
					.put("cpu-ms", full.get("cpu-ms") - bare.get("cpu-ms")));
			}
		}
		report(plan, measured);
	}

	private static void report(Plan plan, Measurements measured) {
		Table table = new Table("empty web application", "ready after, ms", "CPU, ms");
		for (String kind : List.of(WITHOUT, WITH, "difference")) {
			table.row(kind, measured.get(kind, "ready-ms"), measured.get(kind, "cpu-ms"));
		}
		Samples added = new Samples(
				List.of(measured.get(WITH, "ready-ms").median() - measured.get(WITHOUT, "ready-ms").median()));
		new Report(plan.results(), "startup").add("## Start-up")
			.add(plan.describe())
			.add(table)
			.graph("Start-up",
					new BarChart("Ready after, ms", false).bar(WITHOUT, measured.get(WITHOUT, "ready-ms"))
						.bar(WITH, measured.get(WITH, "ready-ms")))
			.add(new Goals().atMost("what the starter adds, ms, difference of the medians", 150, added))
			.write(measured);
	}

}
