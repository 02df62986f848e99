/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.Arrays;

import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.replay.ReplayControl;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process that requests event lists of increasing length.
 */
public final class ListRun {

	private ListRun() {
	}

	/**
	 * Runs.
	 * @param args the replay server's port, milliseconds for each length, and the lengths
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = Asterisk.replaying(Integer.parseInt(args[0]));
		int[] lengths = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
		Figures figures = new Figures();
		try (ReplayControl control = new ReplayControl(server); ClientContender client = new ClientContender(server)) {
			client.connect();
			for (int pass = 0; pass < 2; pass++) {
				for (int length : lengths) {
					control.listEntries(length);
					figures.put(length + ":us", micros(client, length, Long.parseLong(args[1])));
				}
			}
			System.out.println(figures);
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	private static double micros(ClientContender client, int length, long millis) {
		Latencies latencies = new Latencies();
		long end = System.nanoTime() + millis * 1_000_000;
		do {
			long start = System.nanoTime();
			int entries = client.client().execute(CoreShowChannelsAction.of()).entries().size();
			latencies.add(System.nanoTime() - start);
			if (entries != length) {
				throw new IllegalStateException("The event list has " + entries + " entries instead of " + length);
			}
		}
		while (System.nanoTime() - end < 0);
		return latencies.quantile(0.5);
	}

}
