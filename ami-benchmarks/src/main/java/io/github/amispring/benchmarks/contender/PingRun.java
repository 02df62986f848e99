/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process in which several clients send Pings to the same server in turn, a few Pings
 * each. All clients are measured under the same machine load.
 */
public final class PingRun {

	private static final int TURN = 50;

	private PingRun() {
	}

	/**
	 * Runs.
	 * @param args host, port, user name, secret, and the numbers of Pings that warm up
	 * and measure each client
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = new Asterisk(args[0], Integer.parseInt(args[1]), args[2], args[3]);
		List<Subject> subjects = new ArrayList<>();
		for (Contenders kind : List.of(Contenders.BARE, Contenders.CLIENT, Contenders.ASTERISK_JAVA)) {
			Contender client = kind.create(server);
			client.connect();
			subjects.add(new Subject(kind, client, new Latencies()));
		}
		ping(subjects, Integer.parseInt(args[4]));
		subjects.forEach((subject) -> subject.latencies.clear());
		ping(subjects, Integer.parseInt(args[5]));
		Figures figures = new Figures();
		subjects.forEach((subject) -> figures.put(subject.kind.name() + ":p50", subject.latencies.quantile(0.5))
			.put(subject.kind.name() + ":p99", subject.latencies.quantile(0.99)));
		System.out.println(figures);
		System.out.println(Figures.END);
		System.exit(0);
	}

	private static void ping(List<Subject> subjects, int pings) throws Exception {
		for (int turn = 0; turn < pings / TURN; turn++) {
			for (Subject subject : subjects) {
				subject.latencies.ping(subject.client, TURN);
			}
		}
	}

	/**
	 * A client and its latencies.
	 *
	 * @param kind the kind of client
	 * @param client the client
	 * @param latencies the latencies of the client's Pings
	 */
	private record Subject(Contenders kind, Contender client, Latencies latencies) {

	}

}
