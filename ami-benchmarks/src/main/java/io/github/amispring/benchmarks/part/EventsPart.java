/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;

import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.contender.EventRun;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.Section;

/**
 * Measures the processing of events: each client receives the same stream at full speed.
 */
final class EventsPart implements Part {

	private static final String BARE = Contenders.BARE.toString();

	private static final String CLIENT = Contenders.CLIENT.toString();

	private static final String SPRING = Contenders.SPRING.toString();

	private static final String THREE_TYPES = Contenders.SPRING_THREE_TYPES.toString();

	private static final String ASTERISK_JAVA = Contenders.ASTERISK_JAVA.toString();

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		ProcessRunner runner = new ProcessRunner(name,
				plan.describeStream() + " `lost` and `delivered` are fractions of the sent events.", plan, builds);
		List<Contenders> contenders = runner.compared(Contenders.values());
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			runner.rounds(() -> contenders
				.forEach((contender) -> runner.measure(contender.toString(), contender, EventRun.class,
						(int) server.figures().get("port"), plan.warmUp().toMillis(), plan.time().toMillis())));
		}
		runner.complete((section) -> complete(section, contenders.stream().map(Contenders::toString).toList()));
	}

	private static void complete(Section section, List<String> subjects) {
		section.charts().add(new Section.Chart("Events per second", "events/s", subjects, false));
		section.charts().add(new Section.Chart("CPU time per event, ns", "cpu-ns/event", subjects, true));
		section.atLeast("events/s of a subscriber, relative to asterisk-java", 20,
				section.ratio(CLIENT, ASTERISK_JAVA, "events/s"));
		section.atMost("CPU time per event, relative to asterisk-java", 1 / 20d,
				section.ratio(CLIENT, ASTERISK_JAVA, "cpu-ns/event"));
		section.atMost("allocation per event, relative to asterisk-java", 1 / 10d,
				section.ratio(CLIENT, ASTERISK_JAVA, "bytes/event"));
		section.atMost("events lost by the client", 0, section.get(CLIENT, "lost"));
		section.atLeast("events/s of a subscriber, relative to the bare socket", 0.5,
				section.ratio(CLIENT, BARE, "events/s"));
		section.atLeast("events/s of an @EventListener, relative to asterisk-java", 12,
				section.ratio(SPRING, ASTERISK_JAVA, "events/s"));
		section.atMost("events lost by the starter", 0, section.get(SPRING, "lost"));
		section.atMost("CPU time per event with @EventListeners for three types, relative to the bare socket", 1.25,
				section.ratio(THREE_TYPES, BARE, "cpu-ns/event"));
	}

}
