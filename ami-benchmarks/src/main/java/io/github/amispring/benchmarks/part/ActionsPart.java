/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.benchmarks.contender.BlockingPingRun;
import io.github.amispring.benchmarks.contender.BusyPingRun;
import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.contender.PingRun;
import io.github.amispring.benchmarks.contender.PipelineRun;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.Section;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * Measures round trips of actions: one at a time, many at a time, and while events
 * arrive.
 */
final class ActionsPart implements Part {

	private static final List<Integer> DEPTHS = List.of(1, 10, 100, 1000);

	private static final String ALONE = "alone";

	private static final String BLOCKING = "blocking ";

	private static final String PIPELINED = "pipelined ";

	private static final String REPLAYED = "pipelined to the replay server ";

	private static final String BUSY = "during events ";

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		ProcessRunner runner = new ProcessRunner(name, conditions(plan), plan, builds);
		List<Contenders> contenders = runner.compared(Contenders.BARE, Contenders.CLIENT, Contenders.ASTERISK_JAVA);
		try (JavaProcess replay = plan.startReplayServer(plan.stream())) {
			int port = (int) replay.figures().get("port");
			Asterisk replaying = Asterisk.replaying(port);
			Asterisk server = plan.asterisk().orElse(replaying);
			long warmUp = plan.warmUp().toMillis();
			long time = plan.time().toMillis();
			runner.rounds(() -> {
				runner.measure(ALONE, PingRun.class, args(server, plan.pings() / 2, plan.pings()));
				for (Contenders contender : contenders) {
					runner.measure(BLOCKING + contender, contender, BlockingPingRun.class, args(server, warmUp, time));
					runner.measure(PIPELINED + contender, contender, PipelineRun.class, pipeline(server, plan));
					runner.measure(REPLAYED + contender, contender, PipelineRun.class, pipeline(replaying, plan));
					runner.measure(BUSY + contender, contender, BusyPingRun.class, port, warmUp, time);
				}
			});
		}
		runner.complete((section) -> complete(section, contenders));
	}

	private static String conditions(Plan plan) {
		return "Pings are sent to " + (plan.asterisk().isPresent() ? "a real Asterisk 22" : "the replay server")
				+ "; Pings during events are sent to the replay server. `alone` is the latency of a single Ping; the "
				+ "clients take turns in one process. `blocking` waits for each response before it sends the next Ping: "
				+ "`execute` in our client. `pipelined` keeps the given number of Pings outstanding: `send` in our "
				+ "client. Latencies (p50, p99) are in µs; actions are counted by their responses. " + plan.describe();
	}

	private static Object[] pipeline(Asterisk server, Plan plan) {
		Object[] times = args(server, plan.warmUp().toMillis(), plan.time().dividedBy(DEPTHS.size()).toMillis());
		return Stream.concat(Stream.of(times), DEPTHS.stream()).toArray();
	}

	private static Object[] args(Asterisk server, Object... others) {
		return Stream
			.concat(Stream.of(server.host(), server.port(), server.username(), server.secret()), Stream.of(others))
			.toArray();
	}

	private static void complete(Section section, List<Contenders> contenders) {
		section.charts()
			.add(new Section.Chart("Ping during events at full speed, p50, µs", "p50", subjects(BUSY, contenders),
					true));
		section.charts()
			.add(new Section.Chart("CPU time per action, 1,000 outstanding, µs", "1000:cpu-us/action",
					subjects(PIPELINED, contenders), false));
		section.charts()
			.add(new Section.Chart("Allocation per action, 1,000 outstanding, bytes", "1000:bytes/action",
					subjects(PIPELINED, contenders), false));
		section.atMost("Ping p50, relative to the bare socket", 1.25,
				Section.ratios(section.get(ALONE, "CLIENT:p50"), section.get(ALONE, "BARE:p50")));
		section.atLeast("1,000 outstanding, actions/s, relative to the bare socket", 0.9,
				section.ratio(PIPELINED + Contenders.CLIENT, PIPELINED + Contenders.BARE, "1000:actions/s"));
		section.atMost("1,000 outstanding, CPU time per action, relative to asterisk-java", 0.25, section
			.ratio(PIPELINED + Contenders.CLIENT, PIPELINED + Contenders.ASTERISK_JAVA, "1000:cpu-us/action"));
		section.atMost("Ping p50 during events, relative to asterisk-java", 0.01,
				section.ratio(BUSY + Contenders.CLIENT, BUSY + Contenders.ASTERISK_JAVA, "p50"));
		section.atMost("1,000 outstanding, allocation per action, bytes", 900,
				section.get(PIPELINED + Contenders.CLIENT, "1000:bytes/action"));
	}

	private static List<String> subjects(String prefix, List<Contenders> contenders) {
		return contenders.stream().map((contender) -> prefix + contender).toList();
	}

}
