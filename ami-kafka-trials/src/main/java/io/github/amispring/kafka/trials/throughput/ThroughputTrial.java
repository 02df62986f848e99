/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.throughput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.amispring.kafka.trials.broker.Broker;
import io.github.amispring.kafka.trials.instance.Instance;
import io.github.amispring.kafka.trials.instance.InstanceProcess;
import io.github.amispring.kafka.trials.process.JavaProgram;
import io.github.amispring.kafka.trials.process.Table;
import io.github.amispring.kafka.trials.process.Usage;
import io.github.amispring.kafka.trials.process.Wait;

/**
 * Ten PBXs send 10,000 events a second. One process receives them directly, another one
 * forwards them to a broker, and a third one consumes them. Prints the CPU time an event
 * and the delays of both ways.
 */
public final class ThroughputTrial implements AutoCloseable {

	private static final String TOPIC = "ami-events";

	private static final int PBXS = 10;

	private static final Duration WARM_UP = Duration.ofSeconds(20);

	private static final Duration ANSWER = Duration.ofSeconds(30);

	private final List<String> ports = new CopyOnWriteArrayList<>();

	private final BlockingQueue<String> sourceAnswers = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> directAnswers = new LinkedBlockingQueue<>();

	private final BlockingQueue<String> topicAnswers = new LinkedBlockingQueue<>();

	private final Broker broker;

	private final JavaProgram source;

	private final JavaProgram direct;

	private final JavaProgram topic;

	private final InstanceProcess instance;

	private ThroughputTrial(Path folder, int rate, String compression) {
		this.broker = new Broker(folder.resolve("broker"), 0, Map.of());
		this.broker.start();
		this.broker.create(4, TOPIC, TOPIC + "-dlt");
		this.source = JavaProgram.start(folder.resolve("source.log"), List.of("-Xmx256m"), EventSource.class.getName(),
				List.of(String.valueOf(PBXS), String.valueOf(rate / PBXS)), this::answered);
		Wait.until("the PBXs listen", ANSWER, () -> this.ports.size() == PBXS);
		this.direct = JavaProgram.start(folder.resolve("direct.log"), List.of("-Xmx512m"),
				DirectListener.class.getName(), this.ports, this.directAnswers::add);
		this.topic = JavaProgram.start(folder.resolve("topic.log"), List.of("-Xmx512m"), TopicListener.class.getName(),
				List.of(this.broker.address(), TOPIC), this.topicAnswers::add);
		this.instance = new InstanceProcess("forwarder", Instance.class, folder, properties(compression), "-Xmx512m");
		this.instance.start();
		Wait.until("the instance is connected", Duration.ofSeconds(60), () -> this.instance.connected().size() == PBXS);
	}

	/**
	 * Runs the trial. The exit code is 1 if an event has not arrived.
	 * @param args the folder for files, the duration in seconds, the number of events a
	 * second and the compression
	 * @throws IOException if the folder cannot be used
	 */
	public static void main(String[] args) throws IOException {
		Path folder = Path.of(args[0]);
		Files.createDirectories(folder);
		boolean passed;
		try (ThroughputTrial trial = new ThroughputTrial(folder, Integer.parseInt(args[2]), args[3])) {
			passed = trial.run(Duration.ofSeconds(Integer.parseInt(args[1])));
		}
		System.exit(passed ? 0 : 1);
	}

	private Map<String, String> properties(String compression) {
		Map<String, String> properties = new TreeMap<>();
		List<String> names = new ArrayList<>();
		for (int i = 0; i < PBXS; i++) {
			names.add("pbx-" + i);
			properties.put("pbx-" + i + ".port", this.ports.get(i));
		}
		properties.put("bootstrap", this.broker.address());
		properties.put("group", "owners");
		properties.put("topic", TOPIC);
		properties.put("compression", compression);
		properties.put("servers", String.join(",", names));
		properties.put("username", "app");
		properties.put("secret", "trial-secret");
		return properties;
	}

	private void answered(String line) {
		if (line.startsWith("port ")) {
			this.ports.add(line.substring(5));
		}
		else {
			this.sourceAnswers.add(line);
		}
	}

	private boolean run(Duration duration) {
		sent("start");
		Wait.pause(WARM_UP);
		// the figures below do not include the events before
		long[] before = sent("stop");
		awaitTopic(before[0]);
		this.direct.tell("reset");
		this.topic.tell("reset");
		long bytes = this.instance.ask("bytes");
		long disk = this.broker.bytes(TOPIC);
		List<Usage> first = usages();
		long start = System.currentTimeMillis();
		sent("start");
		Wait.pause(duration);
		long[] after = sent("stop");
		long millis = System.currentTimeMillis() - start;
		String[] directly = ask(this.direct, "delays", this.directAnswers);
		String[] throughTopic = awaitTopic(after[0] - before[0]);
		List<Usage> last = usages();
		long sent = after[0] - before[0];
		Table table = new Table("way", "events", "p50", "p99", "max");
		table.row("PBX → client → listener", directly[1], directly[2] + " ms", directly[3] + " ms",
				directly[4] + " ms");
		table.row("PBX → forwarder → broker → consumer", throughTopic[1], throughTopic[2] + " ms",
				throughTopic[3] + " ms", throughTopic[4] + " ms");
		System.out.printf("Sent to each: %,d events in %.1f s, %,d a second%n%n", sent, millis / 1000.0,
				sent * 1000 / millis);
		System.out.println(table);
		Table usage = new Table("process", "CPU an event", "ratio", "CPU", "memory", "threads");
		List<String> names = List.of("client and listener", "client and forwarder", "consumer", "broker");
		double directCpu = last.get(0).cpuMillis() - first.get(0).cpuMillis();
		for (int i = 0; i < names.size(); i++) {
			double cpu = last.get(i).cpuMillis() - first.get(i).cpuMillis();
			usage.row(names.get(i), String.format("%.1f µs", cpu * 1000 / sent), String.format("%.1f", cpu / directCpu),
					String.format("%.0f %% of a core", cpu * 100 / millis), last.get(i).residentMegabytes() + " MB",
					last.get(i).threads());
		}
		System.out.println(usage);
		System.out.printf(
				"Bytes an event: %d from the PBX, %d from the forwarder to the broker, %d on the broker's disk%n",
				after[1], (this.instance.ask("bytes") - bytes) / sent, (this.broker.bytes(TOPIC) - disk) / sent);
		boolean passed = Long.parseLong(directly[1]) == sent && Long.parseLong(throughTopic[1]) == sent;
		System.out.println(passed ? "PASSED" : "FAILED: not all events have arrived");
		return passed;
	}

	/**
	 * Tells the source to start or stop, and returns its count and the size of events.
	 */
	private long[] sent(String command) {
		String[] words = ask(this.source, command, this.sourceAnswers);
		return new long[] { Long.parseLong(words[1]), Long.parseLong(words[2]) };
	}

	/**
	 * Returns the delays as soon as all events have arrived, or none arrives any more.
	 */
	private String[] awaitTopic(long events) {
		String[] words = ask(this.topic, "delays", this.topicAnswers);
		long last = -1;
		while (Long.parseLong(words[1]) < events && Long.parseLong(words[1]) > last) {
			last = Long.parseLong(words[1]);
			Wait.pause(Duration.ofSeconds(3));
			words = ask(this.topic, "delays", this.topicAnswers);
		}
		return words;
	}

	private static String[] ask(JavaProgram program, String command, BlockingQueue<String> answers) {
		program.tell(command);
		try {
			String answer = answers.poll(ANSWER.toSeconds(), TimeUnit.SECONDS);
			if (answer == null) {
				throw new IllegalStateException("Process " + program.pid() + " did not answer");
			}
			return answer.split(" ");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<Usage> usages() {
		return List.of(Usage.of(this.direct.pid()), this.instance.usage(), Usage.of(this.topic.pid()),
				this.broker.usage());
	}

	@Override
	public void close() {
		this.instance.close();
		this.topic.close();
		this.direct.close();
		this.source.close();
		this.broker.close();
	}

}
