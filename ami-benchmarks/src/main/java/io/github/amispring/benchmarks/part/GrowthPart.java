/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.benchmarks.contender.ConnectionsRun;
import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.contender.EventRun;
import io.github.amispring.benchmarks.contender.ListRun;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.BarChart;
import io.github.amispring.benchmarks.report.Goals;
import io.github.amispring.benchmarks.report.Measurements;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Table;
import io.github.amispring.benchmarks.stream.EventStream;

/**
 * What more connections, listeners, bytes and entries cost.
 */
final class GrowthPart implements Part {

	/** Of all connections together: less than one core's work. */
	private static final int EVENTS_A_SECOND = 20_000;

	private static final ClassPath CLASS_PATH = ClassPath.current().withoutAsteriskJava();

	private static final List<Integer> LISTENERS = List.of(1, 10, 100);

	private static final List<Integer> KILOBYTES = List.of(1, 5, 10, 50);

	@Override
	public void run(Plan plan) {
		Measurements measured = new Measurements();
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			int port = (int) server.figures().get("port");
			for (int round = 1; round <= plan.rounds(); round++) {
				for (int connections : plan.connections()) {
					plan.progress("growth", round, connections + " connections");
					measured.add(connections + " connections", connections(plan, Contenders.CLIENT, port, connections));
					measured.add(bare(connections), connections(plan, Contenders.BARE, port, connections));
				}
				plan.progress("growth", round, "asterisk-java");
				measured.add(Contenders.ASTERISK_JAVA,
						connections(plan, Contenders.ASTERISK_JAVA, port, plan.connections().get(1)));
				for (int listeners : LISTENERS) {
					plan.progress("growth", round, listeners + " listeners");
					measured.add(listeners + " listeners",
							JavaProcess.run(CLASS_PATH, EventRun.class, Contenders.CLIENT.name(), port,
									plan.warmUp().toMillis(), plan.time().toMillis(), listeners));
				}
				plan.progress("growth", round, "lists");
				measured.add("lists", JavaProcess.run(CLASS_PATH, ListRun.class,
						Stream.concat(Stream.of(port, plan.time().toMillis() / 3), plan.entries().stream()).toArray()));
			}
		}
		for (int kilobytes : KILOBYTES) {
			messages(plan, kilobytes, measured);
		}
		report(plan, measured);
	}

	private static String bare(int connections) {
		return connections + " bare sockets";
	}

	private static Figures connections(Plan plan, Contenders kind, int port, int connections) {
		return JavaProcess.run(EventsPart.classPath(kind), ConnectionsRun.class, kind.name(), port, connections,
				EVENTS_A_SECOND, plan.warmUp().toMillis(), plan.time().toMillis());
	}

	private static void messages(Plan plan, int kilobytes, Measurements measured) {
		Path stream = plan.store(plan.streamFile(kilobytes + "-kB"), () -> userEvents(kilobytes));
		try (JavaProcess server = plan.startReplayServer(stream)) {
			for (int round = 1; round <= plan.rounds(); round++) {
				plan.progress("growth", round, kilobytes + " kB");
				measured.add(kilobytes + " kB", JavaProcess.run(CLASS_PATH, EventRun.class, Contenders.CLIENT.name(),
						(int) server.figures().get("port"), plan.warmUp().toMillis(), plan.time().toMillis()));
			}
		}
	}

	/** User events with headers of 100 bytes. */
	private static EventStream userEvents(int kilobytes) {
		String header = "Header: " + "x".repeat(90) + "\r\n";
		String event = "Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Big\r\n" + header.repeat(kilobytes * 10)
				+ "\r\n";
		return EventStream.of(event.repeat(10_000 / kilobytes).getBytes(StandardCharsets.US_ASCII));
	}

	private static void report(Plan plan, Measurements measured) {
		Table connections = new Table("connections", "CPU, µs an event", "bare sockets, µs an event",
				"heap, kB a connection", "stacks and buffers, kB a connection");
		BarChart costs = new BarChart("CPU time an event by connections, µs", false);
		plan.connections().forEach((count) -> {
			String subject = count + " connections";
			connections.row(count, measured.get(subject, "cpu-us/event"), measured.get(bare(count), "cpu-us/event"),
					(count > 1) ? measured.get(subject, "heap-kB/connection") : "",
					(count > 1) ? measured.get(subject, "outside-kB/connection") : "");
			costs.bar(subject, measured.get(subject, "cpu-us/event"));
		});
		connections.row("asterisk-java, " + plan.connections().get(1), "", "",
				measured.get(Contenders.ASTERISK_JAVA, "heap-kB/connection"),
				measured.get(Contenders.ASTERISK_JAVA, "outside-kB/connection"));
		Table listeners = new Table("listeners of other types", "CPU, ns an event");
		LISTENERS.forEach((count) -> listeners.row(count, measured.get(count + " listeners", "cpu-ns/event")));
		Table messages = new Table("kB a message", "CPU, ns an event", "CPU, ns a byte", "events/s");
		KILOBYTES.forEach((size) -> messages.row(size, measured.get(size + " kB", "cpu-ns/event"),
				measured.get(size + " kB", "cpu-ns/event").median() / (size * 1000),
				measured.get(size + " kB", "events/s")));
		Table lists = new Table("entries", "µs", "µs an entry");
		plan.entries()
			.forEach((count) -> lists.row(count, measured.get("lists", count + ":us"),
					measured.get("lists", count + ":us").median() / count));
		new Report(plan.results(), "growth").add("## Growth")
			.add(plan.describeStream())
			.add("Connections share " + EVENTS_A_SECOND
					+ " events a second, sent in bursts of ten to one after another.")
			.add(connections)
			.graph("Connections", costs)
			.add(listeners)
			.add(messages)
			.add("A list is sent as one answer; the time is that of the whole round trip, the server's part included.")
			.add(lists)
			.add(goals(plan, measured))
			.write(measured);
	}

	private static Goals goals(Plan plan, Measurements measured) {
		String most = plan.connections().get(plan.connections().size() - 1) + " connections";
		return new Goals()
			.atMost("CPU an event with " + most + ", times that with one", 1.1,
					measured.ratio(most, "1 connections", "cpu-us/event"))
			.atMost("memory of an idle connection, kB", 200,
					measured.sum(most, "heap-kB/connection", "outside-kB/connection"))
			.atMost("CPU an event with 100 listeners of other types, times that with one", 1.1,
					measured.ratio("100 listeners", "1 listeners", "cpu-ns/event"));
	}

}
