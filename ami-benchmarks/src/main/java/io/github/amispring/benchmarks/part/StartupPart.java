/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.Section;
import io.github.amispring.benchmarks.startup.EmptyWebApplication;

/**
 * Measures the start of an empty Spring Boot web application, with and without the
 * starter.
 */
final class StartupPart implements Part {

	private static final String WITHOUT = "without the starter";

	private static final String WITH = "with the starter";

	/**
	 * A start is short and its duration varies, so each round contains several starts.
	 */
	private static final int STARTS_PER_ROUND = 3;

	private static final String MAIN = EmptyWebApplication.class.getName();

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		ProcessRunner runner = new ProcessRunner(name, plan.describe(), plan, builds);
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			String port = "--ami.port=" + (int) server.figures().get("port");
			runner.rounds(() -> {
				for (int start = 0; start < STARTS_PER_ROUND; start++) {
					runner.forEachBuild(WITHOUT, MAIN, null, (build) -> JavaProcess
						.runPlain(build.classPath().withoutAsteriskJava().withoutStarter(), MAIN));
					runner.forEachBuild(WITH, MAIN, null,
							(build) -> JavaProcess.runPlain(build.classPath().withoutAsteriskJava(), MAIN,
									"--ami.host=127.0.0.1", port, "--ami.username=benchmark",
									"--ami.secret=benchmark"));
				}
			});
		}
		runner.complete(StartupPart::complete);
	}

	private static void complete(Section section) {
		for (int start = 0; start < section.get(WITH, "ready-ms").size(); start++) {
			Figures difference = new Figures();
			for (String figure : List.of("ready-ms", "cpu-ms")) {
				difference.put(figure, section.get(WITH, figure).get(start) - section.get(WITHOUT, figure).get(start));
			}
			section.add("difference", difference);
		}
		section.charts().add(new Section.Chart("Ready after, ms", "ready-ms", List.of(WITHOUT, WITH), false));
		section.atMost("start-up time added by the starter, ms, difference of the medians", 150, List
			.of(Section.median(section.get(WITH, "ready-ms")) - Section.median(section.get(WITHOUT, "ready-ms"))));
	}

}
