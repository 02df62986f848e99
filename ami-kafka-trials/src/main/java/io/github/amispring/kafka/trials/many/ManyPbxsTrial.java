/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.many;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.kafka.consume.ConsumedRecord;
import io.github.amispring.kafka.consume.ConsumerSettings;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.trials.broker.Broker;
import io.github.amispring.kafka.trials.instance.Instance;
import io.github.amispring.kafka.trials.instance.InstanceProcess;
import io.github.amispring.kafka.trials.process.JavaProgram;
import io.github.amispring.kafka.trials.process.Table;
import io.github.amispring.kafka.trials.process.Usage;
import io.github.amispring.kafka.trials.process.Wait;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Many simulated PBXs, in one process, over two instances, of which one stops.
 */
public final class ManyPbxsTrial implements AutoCloseable {

	private static final String TOPIC = "ami-events";

	private static final Duration TIMEOUT = Duration.ofMinutes(4);

	private static final int ROUNDS = 20;

	private static final long MAX_HANDOVER_MILLIS = 30_000;

	private final List<String> ports = new CopyOnWriteArrayList<>();

	private final List<String> answers = new CopyOnWriteArrayList<>();

	private final Set<String> received = ConcurrentHashMap.newKeySet();

	private final List<String> failures = new ArrayList<>();

	private final Table usage = new Table("process", "after", "PBXs", "memory", "heap in use", "threads", "CPU");

	private final int count;

	private final Broker broker;

	private final JavaProgram simulators;

	private final DefaultKafkaProducerFactory<String, byte[]> producers;

	private final RecordConsumer consumer;

	private final List<InstanceProcess> instances = new ArrayList<>();

	private ManyPbxsTrial(Path folder, int count) {
		this.count = count;
		this.simulators = JavaProgram.start(folder.resolve("simulators.log"), List.of("-Xmx1g"),
				Simulators.class.getName(), List.of(String.valueOf(count)), this::answered);
		this.broker = new Broker(folder.resolve("broker"), 2, Map.of());
		this.broker.start();
		this.broker.create(4, TOPIC, TOPIC + "-dlt");
		Map<String, Object> kafka = Map.of("bootstrap.servers", this.broker.address());
		this.producers = new DefaultKafkaProducerFactory<>(ReliableProducer.configure(kafka));
		this.consumer = new RecordConsumer(kafka, new KafkaTemplate<>(this.producers),
				ConsumerSettings.of("trial", TOPIC), this::received);
		this.consumer.start();
		Wait.until("the simulators listen", TIMEOUT, () -> this.ports.size() == count);
		for (int i = 0; i < 2; i++) {
			this.instances
				.add(new InstanceProcess("instance-" + (i + 1), Instance.class, folder, properties(i), "-Xmx1g"));
		}
	}

	/**
	 * Runs the trial. The exit code is 1 if a requirement is not met.
	 * @param args the folder for files and the number of PBXs
	 * @throws IOException if the folder cannot be used
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		Files.createDirectories(folder);
		boolean passed;
		try (ManyPbxsTrial trial = new ManyPbxsTrial(folder, Integer.parseInt(args[1]))) {
			passed = trial.run();
		}
		System.exit(passed ? 0 : 1);
	}

	private Map<String, String> properties(int relay) {
		Map<String, String> properties = new TreeMap<>();
		List<String> names = new ArrayList<>();
		for (int i = 0; i < this.count; i++) {
			names.add("pbx-" + i);
			properties.put("pbx-" + i + ".port", this.ports.get(i));
		}
		properties.put("bootstrap", this.broker.address(relay));
		properties.put("group", "owners");
		properties.put("topic", TOPIC);
		properties.put("servers", String.join(",", names));
		properties.put("username", Simulators.USERNAME);
		properties.put("secret", Simulators.SECRET);
		return properties;
	}

	private void answered(String line) {
		if (line.startsWith("port ")) {
			this.ports.add(line.substring(5));
		}
		else {
			this.answers.add(line);
		}
	}

	private void received(ConsumedRecord record) {
		if (record.content() instanceof AmiRecord.Event event) {
			String serial = event.event().message().get("Serial");
			if (serial != null) {
				this.received.add(record.content().origin().server() + " " + serial);
			}
		}
	}

	private boolean run() {
		InstanceProcess first = this.instances.get(0);
		InstanceProcess second = this.instances.get(1);
		long start = System.currentTimeMillis();
		this.instances.forEach(InstanceProcess::start);
		awaitConnected();
		long assigned = System.currentTimeMillis() - start;
		Wait.pause(Duration.ofSeconds(10));
		awaitConnected();
		int difference = Math.abs(first.connected().size() - second.connected().size());
		if (difference > 1) {
			this.failures.add("the PBXs are not spread evenly: " + first.connected().size() + " and "
					+ second.connected().size());
		}
		usage("start");
		String spread = first.connected().size() + " and " + second.connected().size();
		exchange();
		usage("events");

		long stop = System.currentTimeMillis();
		System.err.printf("%tT  SIGTERM instance-1%n", stop);
		first.program().terminate();
		Wait.until("instance-2 is connected to all PBXs", TIMEOUT, () -> second.connected().size() == this.count);
		long handover = System.currentTimeMillis() - stop;
		if (handover > MAX_HANDOVER_MILLIS) {
			this.failures.add("the hand-over took more than 30 s");
		}
		first.program().await(Duration.ofMinutes(1));
		awaitConnected();
		exchange();
		usage("hand-over");
		long lost = this.consumer.statistics().values().stream().mapToLong((s) -> s.missing() + s.lost()).sum();
		Table results = new Table("PBXs", "connected within", "spread", "events sent", "events received",
				"lost records", "hand-over of " + (this.count - this.count / 2) + " PBXs");
		results.row(this.count, seconds(assigned), spread, 2L * ROUNDS * this.count, this.received.size(), lost,
				seconds(handover));
		System.out.println(results);
		System.out.println(this.usage);
		this.failures.forEach((failure) -> System.out.println("FAILED: " + failure));
		System.out.println(this.failures.isEmpty() ? "PASSED" : "FAILED");
		second.program().terminate();
		second.program().await(Duration.ofMinutes(1));
		return this.failures.isEmpty();
	}

	/** Waits until each PBX has exactly one connection, according to the PBXs. */
	private void awaitConnected() {
		Wait.until("each PBX is connected once", TIMEOUT, () -> {
			Wait.pause(Duration.ofMillis(100));
			return this.instances.stream().mapToInt((instance) -> instance.connected().size()).sum() == this.count;
		});
		this.answers.clear();
		Wait.until("each PBX has one session", TIMEOUT, () -> {
			this.simulators.tell("sessions");
			Wait.pause(Duration.ofMillis(200));
			return this.answers.contains("sessions " + this.count + " 1");
		});
	}

	/** Sends events, and waits until the consumer has received all of them. */
	private void exchange() {
		int expected = this.received.size() + ROUNDS * this.count;
		this.simulators.tell("raise " + ROUNDS);
		long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (this.received.size() < expected && System.nanoTime() < end) {
			Wait.pause(Duration.ofMillis(100));
		}
		if (this.received.size() != expected) {
			this.failures.add(expected + " events were sent, and " + this.received.size() + " were received");
		}
	}

	private void usage(String after) {
		for (InstanceProcess instance : this.instances) {
			if (instance.program().isAlive()) {
				row(instance.name(), after, instance.connected().size(), instance.usage(),
						instance.ask("heap") / 1_000_000 + " MB");
			}
		}
		row("simulators", after, this.count, Usage.of(this.simulators.pid()), "");
		row("broker", after, this.count, this.broker.usage(), "");
	}

	private void row(String process, String after, int pbxs, Usage usage, String heap) {
		this.usage.row(process, after, pbxs, usage.residentMegabytes() + " MB", heap, usage.threads(),
				seconds(usage.cpuMillis()));
	}

	private static String seconds(long millis) {
		return String.format("%.1f s", millis / 1000.0);
	}

	@Override
	public void close() {
		this.instances.forEach(InstanceProcess::close);
		this.consumer.stop();
		this.producers.destroy();
		this.simulators.close();
		this.broker.close();
	}

}
