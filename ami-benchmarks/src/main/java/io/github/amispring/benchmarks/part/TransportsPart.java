/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.part;

import java.util.List;
import java.util.Map;

import io.github.amispring.benchmarks.contender.TransportRun;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.report.Section;
import io.github.amispring.benchmarks.stream.Asterisk;
import io.github.amispring.benchmarks.stream.Ports;
import io.github.amispring.simulator.AmiSimulator;

/**
 * Compares the transports of the client: round trips, actions of many threads, and the
 * latency of events.
 */
final class TransportsPart implements Part {

	private static final String CLIENT = "AMI client";

	private static final String RELATIVE = "relative to TCP";

	@Override
	public void run(String name, Plan plan, List<Build> builds) {
		ProcessRunner runner = new ProcessRunner(name, conditions(plan), plan, builds);
		if (plan.asterisk().isPresent()) {
			measure(runner, plan, plan.asterisk().get(), Ports.from(System.getenv()));
		}
		else {
			try (AmiSimulator simulator = AmiSimulator.builder()
				.account("benchmark", "benchmark")
				.httpPort(0)
				.build()
				.start()) {
				measure(runner, plan, Asterisk.replaying(simulator.port()),
						new Ports(simulator.port(), 0, simulator.httpPort(), 0, ""));
			}
		}
		runner.complete(TransportsPart::complete);
	}

	private static String conditions(Plan plan) {
		return (plan.asterisk().isPresent() ? "The server is a real Asterisk 22."
				: "The server is the simulator, without TLS and HTTPS.")
				+ " The transports take turns in one process. `ping` is the latency of a single Ping. `actions/s` and "
				+ "`cpu-us/action` are for 20 threads, each of which waits for the response to its Ping before it sends "
				+ "the next one: `execute`. `event` is the time from sending a UserEvent action over another connection "
				+ "(TCP) until a listener receives the event. The next UserEvent is sent when the previous one and its "
				+ "response have arrived, and only one transport is connected at a time. Latencies (p50, p99, max) are in "
				+ "µs. `HTTP/digest` uses `rawman`. " + plan.describe();
	}

	private static void measure(ProcessRunner runner, Plan plan, Asterisk server, Ports ports) {
		runner.rounds(() -> runner.measure(CLIENT, TransportRun.class, server.host(), server.port(), server.username(),
				server.secret(), ports.tls(), ports.http(), ports.https(), ports.ca(), plan.pings() / 2, plan.pings(),
				plan.warmUp().toMillis(), plan.time().toMillis()));
	}

	private static void complete(Section section) {
		Map<String, List<Double>> figures = section.figures().getOrDefault(CLIENT, Map.of());
		int rounds = section.get(CLIENT, "TCP:actions/s").size();
		for (int round = 0; round < rounds; round++) {
			Figures ratios = new Figures();
			for (Map.Entry<String, List<Double>> figure : figures.entrySet()) {
				String tcp = "TCP" + figure.getKey().substring(figure.getKey().indexOf(':'));
				if (!figure.getKey().equals(tcp)) {
					ratios.put(figure.getKey(), figure.getValue().get(round) / section.get(CLIENT, tcp).get(round));
				}
			}
			section.add(RELATIVE, ratios);
		}
	}

}
