/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.replay.ReplayControl;
import io.github.amispring.benchmarks.stream.Asterisk;

/**
 * A process with many connections that are idle at first and then receive events. The
 * total rate of events does not depend on the number of connections.
 */
public final class ConnectionsRun {

	/**
	 * The factor by which the rate is increased during warm-up, because too little code
	 * is compiled at the measured rate.
	 */
	private static final int WARM_UP_TIMES = 10;

	/**
	 * The compilers are considered finished when they use less than this share of a core.
	 */
	private static final double QUIET = 0.01;

	private ConnectionsRun() {
	}

	/**
	 * Runs.
	 * @param args the client, the replay server's port, the number of connections, the
	 * events per second of all connections together, milliseconds to warm up and
	 * milliseconds to measure
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Contenders kind = Contenders.valueOf(args[0]);
		Asterisk server = Asterisk.replaying(Integer.parseInt(args[1]));
		int connections = Integer.parseInt(args[2]);
		List<Contender> clients = new ArrayList<>();
		// loads the classes
		connect(kind, server, 1, clients);
		long heap = heap();
		long outside = outside();
		connect(kind, server, connections, clients);
		double more = 1e3 * Math.max(1, connections - 1);
		Figures figures = new Figures().put("heap-kB/connection", (heap() - heap) / more)
			.put("outside-kB/connection", (outside() - outside) / more);
		try (ReplayControl control = new ReplayControl(server)) {
			int rate = Integer.parseInt(args[3]);
			long warmUp = Long.parseLong(args[4]);
			control.start(WARM_UP_TIMES * rate);
			Thread.sleep(warmUp);
			control.stop();
			control.start(rate);
			// allows time for threads that only the warm-up needed to end
			Thread.sleep(warmUp);
			awaitCompilers(warmUp);
			Usage before = Usage.now();
			long eventsBefore = events(clients);
			Thread.sleep(Long.parseLong(args[5]));
			long events = events(clients) - eventsBefore;
			Usage used = Usage.now().since(before);
			control.stop();
			System.out.println(
					figures.put("cpu-us/event", used.cpu() / 1e3 / events).put("events/s", events * 1e9 / used.time()));
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	/** Waits until the compilers are finished, but not much longer than the warm-up. */
	private static void awaitCompilers(long warmUp) throws InterruptedException {
		CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
		long step = warmUp / WARM_UP_TIMES;
		long spent;
		int steps = 0;
		do {
			spent = compilers.getTotalCompilationTime();
			Thread.sleep(step);
			spent = compilers.getTotalCompilationTime() - spent;
		}
		while (spent > QUIET * step && ++steps < 2 * WARM_UP_TIMES);
	}

	private static void connect(Contenders kind, Asterisk server, int connections, List<Contender> clients)
			throws Exception {
		while (clients.size() < connections) {
			Contender client = kind.create(server);
			client.connect();
			clients.add(client);
		}
	}

	private static long events(List<Contender> clients) {
		return clients.stream().mapToLong(Contender::events).sum();
	}

	private static long heap() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	/**
	 * Returns the number of bytes used by stacks and buffers. The heap is pre-touched, so
	 * it does not grow.
	 */
	private static long outside() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		return Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("RssAnon:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
			.sum();
	}

}
