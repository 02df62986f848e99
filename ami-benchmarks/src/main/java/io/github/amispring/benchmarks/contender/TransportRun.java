/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.amispring.Ami;
import io.github.amispring.action.UserEventAction;
import io.github.amispring.benchmarks.process.Figures;
import io.github.amispring.benchmarks.process.Usage;
import io.github.amispring.benchmarks.stream.Ports;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.UserEvent;

/**
 * A process that connects the client to the same server over several transports, which
 * are measured in turn. All transports are measured under the same machine load.
 */
public final class TransportRun {

	/** The number of actions or events of a transport in one turn. */
	private static final int TURN = 50;

	/** The number of turns in which many threads send actions. */
	private static final int LOAD_TURNS = 5;

	private static final int THREADS = 20;

	private static final String EVENT = "Benchmark";

	private final AmiClientSettings server;

	private final List<Subject> subjects = new ArrayList<>();

	private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

	private TransportRun(AmiClientSettings server, Ports ports) throws Exception {
		this.server = server;
		for (Transport transport : Transport.values()) {
			if (transport.isSupportedBy(ports)) {
				this.subjects.add(new Subject(transport, transport.settings(server, ports)));
			}
		}
	}

	/**
	 * Runs.
	 * @param args host, port, user name, secret, the ports for TLS, HTTP and HTTPS, the
	 * file of the certificate authority, the numbers of Pings that warm up and measure
	 * each transport, and the milliseconds for which threads warm up and measure each
	 * transport
	 * @throws Exception if anything fails
	 */
	public static void main(String[] args) throws Exception {
		Ports ports = new Ports(Integer.parseInt(args[1]), Integer.parseInt(args[4]), Integer.parseInt(args[5]),
				Integer.parseInt(args[6]), args[7]);
		TransportRun run = new TransportRun(
				AmiClientSettings.builder().host(args[0]).port(ports.tcp()).credentials(args[2], args[3]).build(),
				ports);
		run.measure(Integer.parseInt(args[8]), Long.parseLong(args[10]));
		run.subjects.forEach(Subject::clear);
		run.measure(Integer.parseInt(args[9]), Long.parseLong(args[11]));
		Figures figures = new Figures();
		run.subjects.forEach((subject) -> subject.addTo(figures));
		System.out.println(figures);
		System.out.println(Figures.END);
		System.exit(0);
	}

	private void measure(int pings, long millis) throws Exception {
		for (Subject subject : this.subjects) {
			subject.connect();
		}
		for (int turn = 0; turn < pings / TURN; turn++) {
			for (Subject subject : this.subjects) {
				subject.pings.ping(subject.client, TURN);
			}
		}
		for (int turn = 0; turn < LOAD_TURNS; turn++) {
			for (Subject subject : this.subjects) {
				subject.load(this.threads, millis / LOAD_TURNS);
			}
		}
		// an event would also wake the requests of the other transports
		this.subjects.forEach((subject) -> subject.client.close());
		try (AmiClient sender = Ami
			.createClient(this.server.toBuilder().events((events) -> events.mask("off")).build())) {
			sender.start().join();
			for (int turn = 0; turn < Math.max(1, pings / TURN / 2); turn++) {
				for (Subject subject : this.subjects) {
					subject.receive(sender);
				}
			}
		}
	}

	/**
	 * A client for one transport, and its figures.
	 */
	private static final class Subject {

		/** The number of events after the login that are not measured. */
		private static final int SKIPPED = 10;

		private final Transport transport;

		private final AmiClientSettings settings;

		private final Latencies pings = new Latencies();

		private final Latencies events = new Latencies();

		private ClientContender client;

		private long actions;

		private long time;

		private long cpu;

		private Subject(Transport transport, AmiClientSettings settings) {
			this.transport = transport;
			this.settings = settings;
			this.client = new ClientContender(settings);
		}

		private void connect() {
			this.client = new ClientContender(this.settings);
			this.client.connect();
		}

		/** Sends Pings from many threads, each of which waits for the response. */
		private void load(ExecutorService threads, long millis) throws Exception {
			Usage before = Usage.now();
			long end = System.nanoTime() + millis * 1_000_000;
			Callable<Long> task = () -> {
				long sent = 0;
				while (System.nanoTime() - end < 0) {
					this.client.ping();
					sent++;
				}
				return sent;
			};
			for (Future<Long> sent : threads.invokeAll(Collections.nCopies(THREADS, task))) {
				this.actions += sent.get();
			}
			Usage used = Usage.now().since(before);
			this.time += used.time();
			this.cpu += used.cpu();
		}

		/** Connects and receives events, one at a time without a pause. */
		private void receive(AmiClient sender) throws Exception {
			BlockingQueue<Long> arrivals = new ArrayBlockingQueue<>(1);
			try (AmiClient receiver = Ami.createClient(this.settings)) {
				receiver.subscribe(UserEvent.class, (event) -> {
					if (EVENT.equals(event.userEventName())) {
						arrivals.offer(System.nanoTime());
					}
				});
				receiver.start().join();
				for (int i = 0; i < SKIPPED + TURN; i++) {
					long start = System.nanoTime();
					CompletableFuture<?> response = sender.send(UserEventAction.of(EVENT));
					Long arrival = arrivals.poll(10, TimeUnit.SECONDS);
					if (arrival == null) {
						throw new IllegalStateException("An event did not arrive over " + this.transport);
					}
					response.join();
					if (i >= SKIPPED) {
						this.events.add(arrival - start);
					}
				}
			}
		}

		private void clear() {
			this.pings.clear();
			this.events.clear();
			this.actions = 0;
			this.time = 0;
			this.cpu = 0;
		}

		private void addTo(Figures figures) {
			String prefix = this.transport + ":";
			figures.put(prefix + "ping-p50", this.pings.quantile(0.5))
				.put(prefix + "ping-p99", this.pings.quantile(0.99))
				.put(prefix + "actions/s", this.actions * 1e9 / this.time)
				.put(prefix + "cpu-us/action", this.cpu / 1e3 / this.actions)
				.put(prefix + "event-p50", this.events.quantile(0.5))
				.put(prefix + "event-p99", this.events.quantile(0.99))
				.put(prefix + "event-max", this.events.quantile(1));
		}

	}

}
