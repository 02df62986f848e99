/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.contender.EventRun;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.BarChart;
import io.github.amispring.benchmarks.report.Goals;
import io.github.amispring.benchmarks.report.Measurements;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Table;

/**
 * Events, whole processes: the same stream to each client, as fast as it reads.
 */
final class EventsPart implements Part {

	@Override
	public void run(Plan plan) {
		Measurements measured = new Measurements();
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			for (int round = 1; round <= plan.rounds(); round++) {
				for (Contenders kind : Contenders.values()) {
					plan.progress("events", round, kind);
					measured.add(kind, JavaProcess.run(classPath(kind), EventRun.class, kind.name(),
							(int) server.figures().get("port"), plan.warmUp().toMillis(), plan.time().toMillis()));
				}
			}
		}
		report(plan, measured);
	}

	static ClassPath classPath(Contenders kind) {
		return (kind == Contenders.ASTERISK_JAVA) ? ClassPath.current() : ClassPath.current().withoutAsteriskJava();
	}

	private static void report(Plan plan, Measurements measured) {
		Table table = new Table("client", "events/s", "CPU, ns an event", "allocated, bytes an event", "lost, %",
				"its CPU, cores", "others' CPU, cores");
		BarChart rate = new BarChart("Events a second", false);
		BarChart cpu = new BarChart("CPU time an event, ns", true);
		for (Contenders kind : Contenders.values()) {
			table.row(kind, measured.get(kind, "events/s"), measured.get(kind, "cpu-ns/event"),
					measured.get(kind, "bytes/event"), measured.get(kind, "lost").median() * 100,
					measured.get(kind, "cores").median(), measured.get(kind, "other-cores").median());
			rate.bar(kind, measured.get(kind, "events/s"));
			cpu.bar(kind, measured.get(kind, "cpu-ns/event"));
		}
		new Report(plan.results(), "events").add("## Events")
			.add(plan.describeStream())
			.add(table)
			.graph("Events a second", rate)
			.graph("CPU time an event", cpu)
			.add(goals(measured))
			.write(measured);
	}

	private static Goals goals(Measurements measured) {
		return new Goals()
			.atLeast("events/s to a subscriber, times asterisk-java", 20,
					measured.ratio(Contenders.CLIENT, Contenders.ASTERISK_JAVA, "events/s"))
			.atMost("CPU an event, times asterisk-java", 1 / 20d,
					measured.ratio(Contenders.CLIENT, Contenders.ASTERISK_JAVA, "cpu-ns/event"))
			.atMost("allocation an event, times asterisk-java", 1 / 10d,
					measured.ratio(Contenders.CLIENT, Contenders.ASTERISK_JAVA, "bytes/event"))
			.atMost("lost by the client", 0, measured.get(Contenders.CLIENT, "lost"))
			.atLeast("events/s to a subscriber, times the bare socket", 0.5,
					measured.ratio(Contenders.CLIENT, Contenders.BARE, "events/s"))
			.atLeast("events/s to an @EventListener, times asterisk-java", 12,
					measured.ratio(Contenders.SPRING, Contenders.ASTERISK_JAVA, "events/s"))
			.atMost("lost by the starter", 0, measured.get(Contenders.SPRING, "lost"));
	}

}
