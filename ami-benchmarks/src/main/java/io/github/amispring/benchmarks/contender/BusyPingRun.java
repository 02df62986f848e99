/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.replay.ReplayControl;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process in which one client sends Pings while it receives a stream at full speed over
 * the same connection.
 */
public final class BusyPingRun {

	private BusyPingRun() {
	}

	/**
	 * Runs.
	 * @param args the client, the replay server's port, milliseconds to warm up and
	 * milliseconds to measure
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = Asterisk.replaying(Integer.parseInt(args[1]));
		try (ReplayControl control = new ReplayControl(server);
				Contender contender = Contenders.valueOf(args[0]).create(server)) {
			contender.connect();
			control.start(0);
			ping(contender, Long.parseLong(args[2]));
			Latencies latencies = ping(contender, Long.parseLong(args[3]));
			control.stop();
			System.out.println(new Figures().put("p50", latencies.quantile(0.5))
				.put("p99", latencies.quantile(0.99))
				.put("pings", latencies.count()));
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	private static Latencies ping(Contender contender, long millis) throws Exception {
		Latencies latencies = new Latencies();
		long end = System.nanoTime() + millis * 1_000_000;
		while (System.nanoTime() - end < 0) {
			latencies.ping(contender, 1);
		}
		return latencies;
	}

}
