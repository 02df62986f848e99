/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.failover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.amispring.kafka.trials.broker.Broker;
import io.github.amispring.kafka.trials.instance.BootInstance;
import io.github.amispring.kafka.trials.instance.InstanceProcess;
import io.github.amispring.kafka.trials.manager.Asterisk;
import io.github.amispring.kafka.trials.manager.Calls;
import io.github.amispring.kafka.trials.manager.SentEvents;
import io.github.amispring.kafka.trials.manager.Sessions;
import io.github.amispring.kafka.trials.process.Table;
import io.github.amispring.kafka.trials.process.Wait;

/**
 * Two Asterisks with calls, three instances and a broker, which fail in turn. Compares
 * what a consumer receives with what the Asterisks send.
 */
public final class FailoverTrial implements AutoCloseable {

	private static final String TOPIC = "ami-events";

	private static final int PARTITIONS = 4;

	private static final Duration CALL_INTERVAL = Duration.ofMillis(500);

	/** Longer than the session timeout of the group, 7 seconds. */
	private static final Duration FREEZE = Duration.ofSeconds(15);

	/** The interval in which the PBX is asked, and the time in which it notices. */
	private static final long RESOLUTION_MILLIS = 200;

	/** From the continuation of a suspended process to the end of its connection. */
	private static final long RELEASE_MILLIS = 1000;

	private final List<Asterisk> asterisks = List.of(Asterisk.ofEnvironment(22), Asterisk.ofEnvironment(16));

	private final Map<String, SentEvents> sent = new LinkedHashMap<>();

	private final Map<String, Sessions> sessions = new LinkedHashMap<>();

	private final List<Calls> calls = new ArrayList<>();

	private final List<InstanceProcess> instances = new ArrayList<>();

	private final List<Takeover> takeovers = new ArrayList<>();

	private final Duration calm;

	private final boolean quick;

	private final Path folder;

	private final Broker broker;

	private final ReceivedRecords received;

	private FailoverTrial(Path folder, boolean quick) {
		this.folder = folder;
		this.quick = quick;
		this.calm = Duration.ofSeconds(quick ? 5 : 20);
		this.broker = new Broker(folder.resolve("broker"), 3, Map.of());
		this.broker.start();
		this.broker.create(PARTITIONS, TOPIC, TOPIC + "-dlt");
		this.received = new ReceivedRecords(this.broker, TOPIC);
	}

	/**
	 * Runs the trial. The exit code is 1 if a requirement is not met.
	 * @param args the folder for files, and {@code quick} for a short trial
	 * @throws IOException if the folder cannot be used
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		Files.createDirectories(folder);
		boolean passed;
		try (FailoverTrial trial = new FailoverTrial(folder, args.length > 1 && args[1].equals("quick"))) {
			passed = trial.run();
		}
		System.exit(passed ? 0 : 1);
	}

	private boolean run() {
		long start = System.currentTimeMillis();
		for (Asterisk asterisk : this.asterisks) {
			this.sent.put(asterisk.name(), new SentEvents(asterisk));
			this.sessions.put(asterisk.name(), new Sessions(asterisk));
		}
		for (int i = 0; i < 3; i++) {
			this.instances.add(new InstanceProcess("instance-" + (i + 1), BootInstance.class, this.folder,
					properties(i), "-Xmx256m"));
		}
		this.instances.forEach(InstanceProcess::start);
		awaitOwners();
		this.asterisks.forEach((asterisk) -> this.calls.add(new Calls(asterisk, CALL_INTERVAL)));
		settle("started");
		killOwner();
		suspendOwner();
		if (!this.quick) {
			restartBroker();
			cutOwner();
		}
		stopOwner();
		this.calls.forEach(Calls::close);
		progress("no further calls");
		awaitQuiet();
		boolean passed = report(System.currentTimeMillis() - start);
		this.instances.forEach((instance) -> instance.program().terminate());
		this.instances.forEach((instance) -> instance.program().await(Duration.ofSeconds(20)));
		return passed;
	}

	private Map<String, String> properties(int relay) {
		Map<String, String> properties = new TreeMap<>();
		properties.put("bootstrap", this.broker.address(relay));
		properties.put("group", "owners");
		properties.put("topic", TOPIC);
		properties.put("servers", String.join(",", this.asterisks.stream().map(Asterisk::name).toList()));
		for (Asterisk asterisk : this.asterisks) {
			properties.put("username", asterisk.instanceUsername());
			properties.put("secret", asterisk.instanceSecret());
			properties.put(asterisk.name() + ".port", String.valueOf(asterisk.port()));
		}
		return properties;
	}

	private void killOwner() {
		InstanceProcess owner = owner();
		Set<String> servers = owner.connected();
		long fault = fault("kill -9 " + owner.name());
		owner.program().kill();
		takenOver("kill -9", owner, servers, fault, fault, RESOLUTION_MILLIS);
		owner.start();
		settle(owner.name() + " started again");
	}

	private void suspendOwner() {
		InstanceProcess owner = owner();
		Set<String> servers = owner.connected();
		long fault = fault("SIGSTOP " + owner.name());
		owner.program().suspend();
		awaitTakeover(owner, servers, fault);
		Wait.pause(Duration.ofMillis(Math.max(0, fault + FREEZE.toMillis() - System.currentTimeMillis())));
		long end = fault("SIGCONT " + owner.name());
		owner.program().resume();
		Wait.until("one connection for each PBX", Duration.ofSeconds(20),
				() -> servers.stream().allMatch((server) -> sessions(server).count() == 1));
		// no instance can close the connection of a suspended process
		for (String server : servers) {
			long takeover = takeoverTime(owner, server, fault);
			takenOver("SIGSTOP " + FREEZE.toSeconds() + " s", owner, Set.of(server), fault, fault,
					end - takeover + RELEASE_MILLIS);
		}
		settle("continued");
	}

	private void restartBroker() {
		Set<String> servers = new TreeSet<>(this.sent.keySet());
		long fault = fault("the broker stops");
		this.broker.stop();
		this.broker.start();
		long back = fault("the broker is back");
		Wait.pause(Duration.ofSeconds(1));
		awaitOwners();
		for (String server : servers) {
			long connected = this.instances.stream()
				.flatMap((instance) -> instance.entries().stream())
				.filter((e) -> e.what().equals("connected") && e.server().equals(server) && e.millis() >= fault)
				.mapToLong(InstanceProcess.Entry::millis)
				.min()
				.orElse(back);
			this.takeovers.add(new Takeover("broker restart (" + (back - fault) / 100 / 10.0 + " s)", server,
					Math.max(0, connected - back), sessions(server).absence(fault, System.currentTimeMillis()),
					sessions(server).overlap(fault, System.currentTimeMillis()), RESOLUTION_MILLIS));
		}
		settle("owned again");
	}

	private void cutOwner() {
		InstanceProcess owner = owner();
		Set<String> servers = owner.connected();
		int relay = this.instances.indexOf(owner);
		long fault = fault("cut " + owner.name() + " off from the broker");
		this.broker.relay(relay).cut();
		takenOver("cut off", owner, servers, fault, fault, RESOLUTION_MILLIS);
		Wait.pause(Duration.ofMillis(Math.max(0, fault + FREEZE.toMillis() - System.currentTimeMillis())));
		this.broker.relay(relay).restore();
		settle("restored");
	}

	private void stopOwner() {
		InstanceProcess owner = owner();
		Set<String> servers = owner.connected();
		long fault = fault("SIGTERM " + owner.name());
		owner.program().terminate();
		takenOver("clean stop", owner, servers, fault, fault, RESOLUTION_MILLIS);
		owner.program().await(Duration.ofSeconds(20));
		owner.start();
		settle(owner.name() + " started again");
	}

	/** Returns an instance that owns a PBX. */
	private InstanceProcess owner() {
		return this.instances.stream()
			.filter((instance) -> !instance.connected().isEmpty())
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No instance owns a PBX"));
	}

	private void awaitOwners() {
		Wait.until("each PBX has one connection", Duration.ofSeconds(60), () -> {
			List<String> connected = this.instances.stream()
				.flatMap((instance) -> instance.connected().stream())
				.sorted()
				.toList();
			return connected.equals(this.sent.keySet().stream().sorted().toList())
					&& this.sessions.values().stream().allMatch((sessions) -> sessions.count() == 1);
		});
	}

	private void awaitTakeover(InstanceProcess owner, Set<String> servers, long fault) {
		Wait.until("other instances own " + servers, Duration.ofSeconds(30),
				() -> servers.stream().allMatch((server) -> takeoverTime(owner, server, fault) > 0));
	}

	/** Returns when another instance was connected to a PBX, 0 if none is. */
	private long takeoverTime(InstanceProcess owner, String server, long fault) {
		return others(owner).flatMap((instance) -> instance.entries().stream())
			.filter((e) -> e.what().equals("connected") && e.server().equals(server) && e.millis() >= fault)
			.mapToLong(InstanceProcess.Entry::millis)
			.min()
			.orElse(0);
	}

	private Stream<InstanceProcess> others(InstanceProcess owner) {
		return this.instances.stream().filter((instance) -> instance != owner);
	}

	private void takenOver(String name, InstanceProcess owner, Set<String> servers, long fault, long since,
			long permittedOverlap) {
		awaitTakeover(owner, servers, fault);
		Wait.pause(Duration.ofMillis(500));
		for (String server : servers) {
			long now = System.currentTimeMillis();
			Sessions sessions = sessions(server);
			this.takeovers.add(new Takeover(name, server, takeoverTime(owner, server, fault) - since,
					sessions.absence(fault, now), sessions.overlap(fault, now), permittedOverlap));
		}
	}

	private Sessions sessions(String server) {
		Sessions sessions = this.sessions.get(server);
		if (sessions == null) {
			throw new IllegalArgumentException(server);
		}
		return sessions;
	}

	private long fault(String text) {
		progress(text);
		return System.currentTimeMillis();
	}

	private void settle(String text) {
		progress(text);
		awaitOwners();
		Wait.pause(this.calm);
		awaitOwners();
	}

	private void progress(String text) {
		System.err.printf("%tT  %s  (%s)%n", System.currentTimeMillis(), text,
				String.join(", ", this.instances.stream().map((i) -> i.name() + " " + i.connected()).toList()));
	}

	/** Waits until the calls have ended and all records are read. */
	private void awaitQuiet() {
		Wait.pause(Duration.ofSeconds(12));
		Wait.until("all records are read", Duration.ofSeconds(60),
				() -> this.received.read() >= ReceivedRecords.written(this.broker, TOPIC, PARTITIONS));
		Wait.pause(Duration.ofSeconds(2));
	}

	private boolean report(long millis) {
		List<String> failures = new ArrayList<>();
		Table events = new Table("PBX", "sent", "received", "duplicated", "missing, announced",
				"missing, not announced", "calls", "calls out of order", "connections");
		Table gaps = new Table("PBX", "announced gap", "events");
		this.sent.forEach((server, sent) -> {
			Comparison comparison = new Comparison(sent.events(), this.received.of(server));
			events.row(server, sent.count(), comparison.received(), comparison.duplicated(), comparison.announced(),
					comparison.unannounced(), comparison.calls(), comparison.disorderedCalls(),
					comparison.connections());
			comparison.gaps().forEach((gap) -> gaps.row(server, seconds(gap.to() - gap.from()), gap.events()));
			if (comparison.unannounced() + comparison.unknown() > 0) {
				failures.add(server + ": " + comparison.unannounced() + " events are missing outside of the announced"
						+ " gaps, and " + comparison.unknown() + " were received that were not sent");
			}
			if (comparison.disorderedCalls() > 0) {
				failures.add(server + ": the events of " + comparison.disorderedCalls() + " calls are out of order");
			}
			if (comparison.calls() == 0) {
				failures.add(server + ": no calls");
			}
			comparison.examples().forEach(failures::add);
		});
		Table faults = new Table("fault", "PBX", "taken over within", "no connection", "two connections", "permitted");
		for (Takeover takeover : this.takeovers) {
			faults.row(takeover.fault(), takeover.server(), seconds(takeover.takeoverMillis()),
					seconds(takeover.absentMillis()), seconds(takeover.overlapMillis()),
					seconds(takeover.permittedOverlapMillis()));
			if (!takeover.isInTime()) {
				failures.add(takeover.fault() + ": the take-over of " + takeover.server() + " took more than 10 s");
			}
			if (!takeover.isOverlapPermitted()) {
				failures
					.add(takeover.fault() + ": two instances were connected to " + takeover.server() + " for too long");
			}
		}
		System.out.println(events);
		System.out.println(faults);
		System.out.println(gaps);
		System.out.println("Records in the topic: " + ReceivedRecords.written(this.broker, TOPIC, PARTITIONS)
				+ ", calls originated: " + this.calls.stream().mapToInt(Calls::count).sum() + ", duration: "
				+ seconds(millis));
		failures.forEach((failure) -> System.out.println("FAILED: " + failure));
		System.out.println(failures.isEmpty() ? "PASSED" : "FAILED");
		return failures.isEmpty();
	}

	private static String seconds(long millis) {
		return String.format("%.1f s", millis / 1000.0);
	}

	@Override
	public void close() {
		this.instances.forEach(InstanceProcess::close);
		this.received.close();
		this.broker.close();
	}

}
