/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.Arrays;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process in which one client keeps 1, 10, … Pings outstanding.
 */
public final class PipelineRun {

	private PipelineRun() {
	}

	/**
	 * Runs.
	 * @param args the client, host, port, user name, secret, milliseconds to warm up,
	 * milliseconds to measure, and the numbers of outstanding Pings
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = new Asterisk(args[1], Integer.parseInt(args[2]), args[3], args[4]);
		Figures figures = new Figures();
		try (Contender contender = Contenders.valueOf(args[0]).create(server)) {
			contender.connect();
			// a warm-up with the greatest depth is sufficient for all depths
			int[] depths = Arrays.stream(args).skip(7).mapToInt(Integer::parseInt).toArray();
			run(contender, depths[depths.length - 1], Long.parseLong(args[5]), Long.parseLong(args[5]), new Figures());
			for (int depth : depths) {
				run(contender, depth, Long.parseLong(args[5]) / 4, Long.parseLong(args[6]), figures);
			}
			System.out.println(figures);
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	private static void run(Contender contender, int depth, long warmUp, long time, Figures figures) throws Exception {
		Pipeline pipeline = new Pipeline();
		contender.pipeline(pipeline, depth);
		Thread.sleep(warmUp);
		Usage before = Usage.now();
		long responsesBefore = pipeline.responses();
		Thread.sleep(time);
		long responses = pipeline.responses() - responsesBefore;
		Usage used = Usage.now().since(before);
		pipeline.end();
		while (!pipeline.hasEnded()) {
			Thread.sleep(10);
		}
		figures.put(depth + ":actions/s", responses * 1e9 / used.time())
			.put(depth + ":cpu-us/action", used.cpu() / 1e3 / responses)
			.put(depth + ":bytes/action", (double) used.allocated() / responses);
	}

}
