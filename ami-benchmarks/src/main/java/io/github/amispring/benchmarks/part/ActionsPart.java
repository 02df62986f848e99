/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.benchmarks.contender.BusyPingRun;
import io.github.amispring.benchmarks.contender.Contenders;
import io.github.amispring.benchmarks.contender.PingRun;
import io.github.amispring.benchmarks.contender.PipelineRun;
import io.github.amispring.benchmarks.process.ClassPath;
import io.github.amispring.benchmarks.process.JavaProcess;
import io.github.amispring.benchmarks.report.BarChart;
import io.github.amispring.benchmarks.report.Goals;
import io.github.amispring.benchmarks.report.Measurements;
import io.github.amispring.benchmarks.report.Report;
import io.github.amispring.benchmarks.report.Table;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * Round trips of actions: one after another, many at a time, and amid events.
 */
final class ActionsPart implements Part {

	private static final List<Contenders> CLIENTS = List.of(Contenders.BARE, Contenders.CLIENT,
			Contenders.ASTERISK_JAVA);

	private static final List<Integer> DEPTHS = List.of(1, 10, 100, 1000);

	private static final String ALONE = "alone";

	@Override
	public void run(Plan plan) {
		Measurements alone = new Measurements();
		Measurements pipelined = new Measurements();
		Measurements replied = new Measurements();
		Measurements busy = new Measurements();
		try (JavaProcess replay = plan.startReplayServer(plan.stream())) {
			int port = (int) replay.figures().get("port");
			Asterisk server = plan.asterisk().orElse(Asterisk.replaying(port));
			for (int round = 1; round <= plan.rounds(); round++) {
				plan.progress("actions", round, "one after another");
				alone.add(ALONE, JavaProcess.run(ClassPath.current(), PingRun.class,
						args(server, plan.pings() / 2, plan.pings())));
				for (Contenders client : CLIENTS) {
					plan.progress("actions", round, client);
					pipelined.add(client, JavaProcess.run(EventsPart.classPath(client), PipelineRun.class,
							pipeline(client, server, plan)));
					replied.add(client, JavaProcess.run(EventsPart.classPath(client), PipelineRun.class,
							pipeline(client, Asterisk.replaying(port), plan)));
					busy.add(client, JavaProcess.run(EventsPart.classPath(client), BusyPingRun.class, client.name(),
							port, plan.warmUp().toMillis(), plan.time().toMillis()));
				}
			}
		}
		report(plan, alone, pipelined, replied, busy);
	}

	private static Object[] pipeline(Contenders client, Asterisk server, Plan plan) {
		Object[] times = args(server, plan.warmUp().toMillis(), plan.time().dividedBy(DEPTHS.size()).toMillis());
		return Stream.of(Stream.of(client.name()), Stream.of(times), DEPTHS.stream()).flatMap((part) -> part).toArray();
	}

	private static Object[] args(Asterisk server, Object... others) {
		return Stream
			.concat(Stream.of(server.host(), server.port(), server.username(), server.secret()), Stream.of(others))
			.toArray();
	}

	private static void report(Plan plan, Measurements alone, Measurements pipelined, Measurements replied,
			Measurements busy) {
		Table latency = new Table("client", "p50, µs", "p99, µs", "p50 amid events, µs", "p99 amid events, µs");
		BarChart pings = new BarChart("Ping amid events at full speed, p50, µs", true);
		BarChart cpu = new BarChart("CPU time an action, 1,000 outstanding, µs", false);
		for (Contenders client : CLIENTS) {
			latency.row(client, alone.get(ALONE, client.name() + ":p50"), alone.get(ALONE, client.name() + ":p99"),
					busy.get(client, "p50"), busy.get(client, "p99"));
			pings.bar(client, busy.get(client, "p50"));
			cpu.bar(client, pipelined.get(client, "1000:cpu-us/action"));
		}
		Measurements all = new Measurements();
		all.addAll("", alone);
		all.addAll("pipelined ", pipelined);
		all.addAll("pipelined to the replay server ", replied);
		all.addAll("amid events ", busy);
		new Report(plan.results(), "actions").add("## Actions")
			.add("Pings are answered by " + (plan.asterisk().isPresent() ? "a real Asterisk 22" : "the replay server")
					+ ", those amid events by the replay server.")
			.add(plan.describe())
			.add(latency)
			.add("Outstanding at the same time:")
			.add(rates(pipelined))
			.add("The same against the replay server, which answers many at a time:")
			.add(rates(replied))
			.graph("Ping amid events", pings)
			.graph("CPU time an action", cpu)
			.add(goals(alone, pipelined, busy))
			.write(all);
	}

	private static Table rates(Measurements measured) {
		Table table = new Table("client", "outstanding", "actions/s", "CPU, µs an action",
				"allocated, bytes an action");
		for (Contenders client : CLIENTS) {
			for (int depth : DEPTHS) {
				table.row(client, depth, measured.get(client, depth + ":actions/s"),
						measured.get(client, depth + ":cpu-us/action"), measured.get(client, depth + ":bytes/action"));
			}
		}
		return table;
	}

	private static Goals goals(Measurements alone, Measurements pipelined, Measurements busy) {
		return new Goals()
			.atMost("Ping p50, times the bare socket", 1.25,
					alone.ratio(ALONE, Contenders.CLIENT.name() + ":p50", ALONE, Contenders.BARE.name() + ":p50"))
			.atLeast("1,000 outstanding, actions/s, times the bare socket", 0.9,
					pipelined.ratio(Contenders.CLIENT, Contenders.BARE, "1000:actions/s"))
			.atMost("1,000 outstanding, CPU an action, times asterisk-java", 0.25,
					pipelined.ratio(Contenders.CLIENT, Contenders.ASTERISK_JAVA, "1000:cpu-us/action"))
			.atMost("Ping p50 amid events, times asterisk-java", 0.01,
					busy.ratio(Contenders.CLIENT, Contenders.ASTERISK_JAVA, "p50"));
	}

}
