/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.IOException;
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
 * A process with many connections, idle at first, then with a rate of events that does
 * not depend on their number.
 */
public final class ConnectionsRun {

	private ConnectionsRun() {
	}

	/**
	 * Runs.
	 * @param args the replay server's port, the number of connections, the events a
	 * second of all together, milliseconds to warm up and milliseconds to measure
	 * @throws Exception when anything fails
	 */
	public static void main(String[] args) throws Exception {
		Asterisk server = Asterisk.replaying(Integer.parseInt(args[0]));
		int connections = Integer.parseInt(args[1]);
		List<ClientContender> clients = new ArrayList<>();
		// the first loads the classes
		connect(server, 1, clients);
		long memory = memory();
		connect(server, connections, clients);
		Figures figures = new Figures().put("kB/connection",
				(connections > 1) ? (memory() - memory) / 1e3 / (connections - 1) : 0);
		try (ReplayControl control = new ReplayControl(server)) {
			control.start(Integer.parseInt(args[2]));
			Thread.sleep(Long.parseLong(args[3]));
			Usage before = Usage.now();
			long eventsBefore = events(clients);
			Thread.sleep(Long.parseLong(args[4]));
			long events = events(clients) - eventsBefore;
			Usage used = Usage.now().since(before);
			control.stop();
			System.out.println(
					figures.put("cpu-us/event", used.cpu() / 1e3 / events).put("events/s", events * 1e9 / used.time()));
			System.out.println(Figures.END);
		}
		System.exit(0);
	}

	private static void connect(Asterisk server, int connections, List<ClientContender> clients) {
		while (clients.size() < connections) {
			ClientContender client = new ClientContender(server);
			client.connect();
			clients.add(client);
		}
	}

	private static long events(List<ClientContender> clients) {
		return clients.stream().mapToLong(ClientContender::events).sum();
	}

	/** What lives in the heap, and the memory outside: stacks and buffers. */
	private static long memory() throws IOException {
		System.gc();
		System.gc();
		long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return heap;
		}
		// the heap is touched from the start, so that what is added here is outside of it
		return heap + Files.readAllLines(status)
			.stream()
			.filter((line) -> line.startsWith("RssAnon:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
			.sum();
	}

}
