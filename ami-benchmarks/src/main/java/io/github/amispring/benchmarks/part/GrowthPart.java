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
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.Section;
import io.github.amispring.benchmarks.stream.EventStream;

/**
 * Measures the cost of more connections, more listeners, longer messages and longer
 * lists.
 */
final class GrowthPart implements Part {

	/**
	 * The total event rate of all connections, which is low enough to use less than one
	 * core.
	 */
	private static final int EVENTS_PER_SECOND = 20_000;

	private static final List<Integer> LISTENERS = List.of(1, 10, 100);

	private static final List<Integer> KILOBYTES = List.of(1, 5, 10, 50);

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		ProcessRunner runner = new ProcessRunner(name,
				plan.describeStream() + " All connections together receive " + EVENTS_PER_SECOND
						+ " events/s, in bursts of ten to each connection in turn. An event list counts as one "
						+ "response. Its time is the round trip in µs, including the work of the server. The "
						+ "listeners are for types of events that the stream does not contain.",
				plan, builds);
		try (JavaProcess server = plan.startReplayServer(plan.stream())) {
			int port = (int) server.figures().get("port");
			runner.rounds(() -> {
				for (int connections : plan.connections()) {
					connections(runner, plan, connections + " connections", Contenders.CLIENT, port, connections);
					connections(runner, plan, connections + " bare sockets", Contenders.BARE, port, connections);
				}
				runner.compared(Contenders.ASTERISK_JAVA)
					.forEach((contender) -> connections(runner, plan, contender.toString(), contender, port,
							plan.connections().get(1)));
				for (int listeners : LISTENERS) {
					runner.measure(listeners + " listeners", Contenders.CLIENT, EventRun.class, port,
							plan.warmUp().toMillis(), plan.time().toMillis(), listeners);
				}
				runner.measure("lists", ListRun.class,
						Stream.concat(Stream.of(port, plan.time().toMillis() / 3), plan.entries().stream()).toArray());
			});
		}
		KILOBYTES.forEach((kilobytes) -> messages(runner, plan, kilobytes));
		runner.complete((section) -> complete(section, plan));
	}

	private static void connections(ProcessRunner runner, Plan plan, String subject, Contenders contender, int port,
			int connections) {
		runner.measure(subject, contender, ConnectionsRun.class, port, connections, EVENTS_PER_SECOND,
				plan.warmUp().toMillis(), plan.time().toMillis());
	}

	private static void messages(ProcessRunner runner, Plan plan, int kilobytes) {
		Path stream = plan.store(plan.streamFile(kilobytes + "-kB"), () -> userEvents(kilobytes));
		try (JavaProcess server = plan.startReplayServer(stream)) {
			runner.rounds(() -> runner.measure(kilobytes + " kB", Contenders.CLIENT, EventRun.class,
					(int) server.figures().get("port"), plan.warmUp().toMillis(), plan.time().toMillis()));
		}
	}

	/** Creates user events with headers of 100 bytes. */
	private static EventStream userEvents(int kilobytes) {
		String header = "Header: " + "x".repeat(90) + "\r\n";
		String event = "Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Big\r\n" + header.repeat(kilobytes * 10)
				+ "\r\n";
		return EventStream.of(event.repeat(10_000 / kilobytes).getBytes(StandardCharsets.US_ASCII));
	}

	private static void complete(Section section, Plan plan) {
		List<String> subjects = plan.connections().stream().map((count) -> count + " connections").toList();
		String most = subjects.get(subjects.size() - 1);
		section.charts()
			.add(new Section.Chart("CPU time per event by connections, µs", "cpu-us/event", subjects, false));
		section.atMost("CPU time per event with " + most + ", relative to one connection", 1.1,
				section.ratio(most, "1 connections", "cpu-us/event"));
		List<Double> heap = section.get(most, "heap-kB/connection");
		List<Double> outside = section.get(most, "outside-kB/connection");
		section.atMost("memory of an idle connection, kB", 200,
				Stream.iterate(0, (round) -> round + 1)
					.limit(heap.size())
					.map((round) -> heap.get(round) + outside.get(round))
					.toList());
		section.atMost("CPU time per event with 100 listeners of other types, relative to one listener", 1.1,
				section.ratio("100 listeners", "1 listeners", "cpu-ns/event"));
	}

}
