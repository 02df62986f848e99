/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.replay.ReplayControl;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process in which one client receives a replayed stream as fast as it can.
 */
public final class EventRun {

	private EventRun() {
	}

	/**
	 * Runs.
	 * @param args the client, the replay server's port, milliseconds of CPU time to warm
	 * up, milliseconds to measure, and optionally a number of listeners for other events
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = Asterisk.replaying(Integer.parseInt(args[1]));
		try (ReplayControl control = new ReplayControl(server);
				Contender contender = Contenders.valueOf(args[0]).create(server)) {
			if (args.length > 4 && contender instanceof ClientContender client) {
				client.listenForOthers(Integer.parseInt(args[4]));
			}
			contender.connect();
			control.start(0);
			warmUp(Long.parseLong(args[2]));
			ReplayControl.State serverBefore = control.state();
			Usage before = Usage.now();
			long eventsBefore = contender.events();
			Thread.sleep(Long.parseLong(args[3]));
			long events = contender.events() - eventsBefore;
			Usage used = Usage.now().since(before);
			ReplayControl.State serverAfter = control.state();
			if (contender.reportedLoss().isPresent()) {
				// only some events have a listener, but the client processes all of them
				events = serverAfter.sent() - serverBefore.sent();
			}
			long sent = control.stop();
			awaitQuiet(contender, sent);
			long delivered = contender.events() - contender.inventedEvents();
			if (delivered == 0) {
				throw new IllegalStateException("The listeners of " + args[0] + " received no events");
			}
			System.out.println(figures(events, used, serverAfter.cpu() - serverBefore.cpu())
				.put("lost", (double) contender.reportedLoss().orElse(sent - delivered) / sent)
				.put("delivered", (double) delivered / sent));
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	/**
	 * Warms up for a given CPU time, because the compiler needs more elapsed time on a
	 * busy machine. The CPU time that the process needed to start does not count.
	 */
	private static void warmUp(long millis) throws InterruptedException {
		long end = System.nanoTime() + 3 * millis * 1_000_000;
		long warm = Usage.cpuNanos() + millis * 1_000_000;
		while (Usage.cpuNanos() < warm && System.nanoTime() - end < 0) {
			Thread.sleep(10);
		}
	}

	private static Figures figures(long events, Usage used, long serverCpu) {
		return new Figures().put("events/s", events * 1e9 / used.time())
			.put("cpu-ns/event", (double) used.cpu() / events)
			.put("bytes/event", (double) used.allocated() / events)
			.put("cores", (double) used.cpu() / used.time())
			.put("server-cores", (double) serverCpu / used.time())
			.put("other-cores", Math.max(0, (double) (used.machine() - used.cpu() - serverCpu) / used.time()));
	}

	/** Waits until all events have arrived, or no more arrive. */
	private static void awaitQuiet(Contender contender, long sent) throws InterruptedException {
		long events = -1;
		while (contender.events() - contender.inventedEvents() < sent && contender.events() != events) {
			events = contender.events();
			Thread.sleep(500);
		}
	}

}
