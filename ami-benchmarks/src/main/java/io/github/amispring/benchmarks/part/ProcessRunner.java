/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.Section;
import org.jspecify.annotations.Nullable;

/**
 * Runs each process of one part for all builds in turn, and adds the figures to the
 * section of each build. The order of the builds changes from round to round.
 */
final class ProcessRunner {

	private final String part;

	private final Plan plan;

	private final List<Build> builds;

	private int round;

	/**
	 * Creates a runner, and an empty section of the part in the results of each build.
	 * @param part the name of the part
	 * @param conditions how the part is measured, as Markdown
	 * @param plan the plan of the benchmark
	 * @param builds the builds to measure
	 */
	ProcessRunner(String part, String conditions, Plan plan, List<Build> builds) {
		this.part = part;
		this.plan = plan;
		this.builds = new ArrayList<>(builds);
		builds.forEach((build) -> build.results().parts().put(part, new Section(conditions)));
	}

	/** Runs the measurements once for each round. */
	void rounds(Runnable measurements) {
		for (this.round = 1; this.round <= this.plan.rounds(); this.round++) {
			measurements.run();
			Collections.reverse(this.builds);
		}
	}

	/**
	 * Returns the clients to compare. They include asterisk-java only if there is a
	 * single build.
	 */
	List<Contenders> compared(Contenders... contenders) {
		return List.of(contenders)
			.stream()
			.filter((contender) -> this.builds.size() == 1 || contender != Contenders.ASTERISK_JAVA)
			.toList();
	}

	/**
	 * Measures a client.
	 * @param subject the name of the measured subject
	 * @param contender the client, the first argument of the process
	 * @param main the main class of the process
	 * @param args its other arguments
	 */
	void measure(String subject, Contenders contender, Class<?> main, Object... args) {
		List<Object> all = new ArrayList<>(List.of(args));
		all.add(0, contender.name());
		forEachBuild(subject, main.getName(), contender,
				(build) -> JavaProcess.run(classPath(build, contender), main.getName(), all.toArray()));
	}

	/**
	 * Measures a process that chooses its clients itself.
	 * @param subject the name of the measured subject
	 * @param main the main class of the process
	 * @param args its arguments
	 */
	void measure(String subject, Class<?> main, Object... args) {
		forEachBuild(subject, main.getName(), null,
				(build) -> JavaProcess.run(build.classPath(), main.getName(), args));
	}

	/**
	 * Performs a measurement for each build that contains the main class and the
	 * contender.
	 * @param subject the name of the measured subject
	 * @param main the name of the main class
	 * @param contender the contender, {@code null} if the process chooses none
	 * @param measurement the measurement
	 */
	void forEachBuild(String subject, String main, @Nullable Contenders contender,
			Function<Build, Figures> measurement) {
		for (Build build : this.builds) {
			if (build.supports(main, contender)) {
				System.out.printf("%s: round %d of %d, %s%s%n", this.part, this.round, this.plan.rounds(), subject,
						(this.builds.size() > 1) ? " of " + build.name() : "");
				section(build).add(subject, measurement.apply(build));
			}
			else {
				System.out.printf("%s: skipped \"%s\" because the benchmark of %s does not measure it%n", this.part,
						subject, build.name());
			}
		}
	}

	private static ClassPath classPath(Build build, Contenders contender) {
		return (contender == Contenders.ASTERISK_JAVA) ? build.classPath() : build.classPath().withoutAsteriskJava();
	}

	/** Completes the section of each build with charts and goals. */
	void complete(Consumer<Section> completion) {
		this.builds.forEach((build) -> completion.accept(section(build)));
	}

	private Section section(Build build) {
		return Objects.requireNonNull(build.results().parts().get(this.part));
	}

}
