/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process in which one client sends Pings, and waits for each response before it sends
 * the next one.
 */
public final class BlockingPingRun {

	private BlockingPingRun() {
	}

	/**
	 * Runs.
	 * @param args the client, host, port, user name, secret, milliseconds to warm up and
	 * milliseconds to measure
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = new Asterisk(args[1], Integer.parseInt(args[2]), args[3], args[4]);
		try (Contender contender = Contenders.valueOf(args[0]).create(server)) {
			contender.connect();
			ping(contender, Long.parseLong(args[5]));
			Usage before = Usage.now();
			long pings = ping(contender, Long.parseLong(args[6]));
			Usage used = Usage.now().since(before);
			System.out.println(new Figures().put("actions/s", pings * 1e9 / used.time())
				.put("cpu-us/action", used.cpu() / 1e3 / pings)
				.put("bytes/action", (double) used.allocated() / pings));
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	private static long ping(Contender contender, long millis) throws Exception {
		long pings = 0;
		long end = System.nanoTime() + millis * 1_000_000;
		while (System.nanoTime() - end < 0) {
			contender.ping();
			pings++;
		}
		return pings;
	}

}
