/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.amispring.kafka.trials.process.JavaProgram;
import io.github.amispring.kafka.trials.process.Usage;
import io.github.amispring.kafka.trials.process.Wait;
import io.github.amispring.test.broker.FreePorts;
import io.github.amispring.test.broker.Relay;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A broker in KRaft mode as a process of its own. Each relay leads to a listener of its
 * own, so a single client can be cut off.
 */
public final class Broker implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private final List<Relay> relays = new ArrayList<>();

	private final Path folder;

	private final Path file;

	private final int port = FreePorts.next();

	private @Nullable JavaProgram program;

	/**
	 * Formats the storage of a broker.
	 * @param folder the folder for its files
	 * @param relays the number of relays
	 * @param settings additional settings of the broker
	 */
	public Broker(Path folder, int relays, Map<String, String> settings) {
		this.folder = folder;
		this.file = folder.resolve("server.properties");
		int controller = FreePorts.next();
		StringBuilder listeners = new StringBuilder("DIRECT://127.0.0.1:" + this.port);
		StringBuilder advertised = new StringBuilder(listeners);
		StringBuilder protocols = new StringBuilder("DIRECT:PLAINTEXT,CONTROLLER:PLAINTEXT");
		for (int i = 0; i < relays; i++) {
			int target = FreePorts.next();
			Relay relay = new Relay(target);
			this.relays.add(relay);
			listeners.append(",RELAY").append(i).append("://127.0.0.1:").append(target);
			advertised.append(",RELAY").append(i).append("://127.0.0.1:").append(relay.port());
			protocols.append(",RELAY").append(i).append(":PLAINTEXT");
		}
		listeners.append(",CONTROLLER://127.0.0.1:").append(controller);
		Map<String, String> all = new HashMap<>(Map.of("process.roles", "broker,controller", "node.id", "1",
				"controller.quorum.voters", "1@127.0.0.1:" + controller, "controller.listener.names", "CONTROLLER",
				"inter.broker.listener.name", "DIRECT", "listeners", listeners.toString(), "advertised.listeners",
				advertised.toString(), "listener.security.protocol.map", protocols.toString(), "log.dirs",
				folder.resolve("data").toString()));
		all.put("auto.create.topics.enable", "false");
		// there is one broker
		all.put("offsets.topic.replication.factor", "1");
		all.putAll(settings);
		try {
			Files.createDirectories(folder);
			Files.write(this.file, all.entrySet().stream().map((e) -> e.getKey() + "=" + e.getValue()).toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		JavaProgram format = JavaProgram.start(folder.resolve("format.log"), List.of(), "kafka.tools.StorageTool",
				List.of("format", "-t", Uuid.randomUuid().toString(), "-c", this.file.toString()), (line) -> {
				});
		format.await(START);
	}

	/** Starts the process, with the same addresses and data each time. */
	public void start() {
		JavaProgram program = JavaProgram.start(this.folder.resolve("broker.log"), List.of("-Xmx1g", "-XX:+UseG1GC"),
				"kafka.Kafka", List.of(this.file.toString()), (line) -> {
				});
		this.program = program;
		Wait.until("the broker answers; see " + this.folder.resolve("broker.log"), START, () -> {
			if (!program.isAlive()) {
				throw new IllegalStateException("The broker has ended; see " + this.folder.resolve("broker.log"));
			}
			return answers();
		});
	}

	private boolean answers() {
		try (Admin admin = admin()) {
			return !admin.describeCluster().nodes().get(2, TimeUnit.SECONDS).isEmpty();
		}
		catch (Exception ex) {
			return false;
		}
	}

	/** Stops the process cleanly. */
	public void stop() {
		JavaProgram program = this.program;
		if (program != null) {
			program.terminate();
			program.await(START);
			this.program = null;
		}
	}

	/** Returns the address without a relay. */
	public String address() {
		return "127.0.0.1:" + this.port;
	}

	/**
	 * Returns the address of a relay.
	 * @param relay the index
	 * @return the address
	 */
	public String address(int relay) {
		return "127.0.0.1:" + relay(relay).port();
	}

	/**
	 * Returns a relay.
	 * @param index the index
	 * @return the relay
	 */
	public Relay relay(int index) {
		return this.relays.get(index);
	}

	/** Returns what the process uses. */
	public Usage usage() {
		JavaProgram program = this.program;
		if (program == null) {
			throw new IllegalStateException("The broker is stopped");
		}
		return Usage.of(program.pid());
	}

	/** Returns a client of the administration interface. */
	public Admin admin() {
		return Admin.create(
				Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "5000", "request.timeout.ms", "5000"));
	}

	/**
	 * Creates topics.
	 * @param partitions the number of partitions of each
	 * @param topics the names
	 */
	public void create(int partitions, String... topics) {
		try (Admin admin = admin()) {
			admin.createTopics(Stream.of(topics).map((topic) -> new NewTopic(topic, partitions, (short) 1)).toList())
				.all()
				.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the size of the logs of a topic on the disk.
	 * @param topic the topic
	 * @return the size in bytes
	 */
	public long bytes(String topic) {
		try (Stream<Path> folders = Files.list(this.folder.resolve("data"))) {
			return folders.filter((folder) -> folder.getFileName().toString().matches(topic + "-\\d+"))
				.mapToLong(Broker::logSize)
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static long logSize(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".log"))
				.mapToLong((file) -> file.toFile().length())
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		JavaProgram program = this.program;
		if (program != null) {
			program.close();
		}
		this.relays.forEach(Relay::close);
	}

}
