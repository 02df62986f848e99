/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.test.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.springframework.util.FileSystemUtils;

/**
 * A broker in this process with several listeners, each of which is reached through a
 * relay of its own, so a single client can be cut off.
 */
public final class RelayedBroker implements AutoCloseable {

	private final List<Relay> relays = new ArrayList<>();

	private final Map<String, String> configuration = new HashMap<>();

	private final Path directory;

	private final int port;

	private KafkaRaftServer server;

	/**
	 * Starts a broker.
	 * @param relays the number of relays
	 */
	public RelayedBroker(int relays) {
		try {
			this.directory = Files.createTempDirectory("kafka");
			this.port = FreePorts.next();
			int controller = FreePorts.next();
			StringBuilder listeners = new StringBuilder("DIRECT://127.0.0.1:" + this.port);
			StringBuilder advertised = new StringBuilder(listeners);
			StringBuilder protocols = new StringBuilder("DIRECT:PLAINTEXT,CONTROLLER:PLAINTEXT");
			for (int i = 0; i < relays; i++) {
				int target = FreePorts.next();
				Relay relay = new Relay(target);
				this.relays.add(relay);
				listeners.append(",RELAY" + i + "://127.0.0.1:" + target);
				advertised.append(",RELAY" + i + "://127.0.0.1:" + relay.port());
				protocols.append(",RELAY" + i + ":PLAINTEXT");
			}
			listeners.append(",CONTROLLER://127.0.0.1:" + controller);
			this.configuration.putAll(Map.of("process.roles", "broker,controller", "node.id", "1",
					"controller.quorum.voters", "1@127.0.0.1:" + controller, "controller.listener.names", "CONTROLLER",
					"inter.broker.listener.name", "DIRECT", "listeners", listeners.toString(), "advertised.listeners",
					advertised.toString(), "listener.security.protocol.map", protocols.toString(), "log.dirs",
					this.directory.toString()));
			this.configuration.putAll(Map.of("auto.create.topics.enable", "false", "offsets.topic.replication.factor",
					"1", "offsets.topic.num.partitions", "1", "group.initial.rebalance.delay.ms", "0",
					"group.min.session.timeout.ms", "1000"));
			new Formatter().setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
				.setNodeId(1)
				.setClusterId(Uuid.randomUuid().toString())
				.setDirectories(List.of(this.directory.toString()))
				.setMetadataLogDirectory(this.directory.toString())
				.setControllerListenerName("CONTROLLER")
				.setReleaseVersion(MetadataVersion.latestProduction())
				.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.server = startServer();
	}

	/** Starts the broker again, with the same addresses and data. */
	public void start() {
		this.server = startServer();
	}

	private KafkaRaftServer startServer() {
		KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties()), Time.SYSTEM);
		server.startup();
		return server;
	}

	private Properties properties() {
		Properties properties = new Properties();
		properties.putAll(this.configuration);
		return properties;
	}

	/** Stops the broker. */
	public void stop() {
		this.server.shutdown();
		this.server.awaitShutdown();
	}

	/**
	 * Returns a relay.
	 * @param index the index, starting at 0
	 */
	public Relay relay(int index) {
		return this.relays.get(index);
	}

	/**
	 * Returns the address of a relay.
	 * @param index the index, starting at 0
	 */
	public String address(int index) {
		return "127.0.0.1:" + this.relays.get(index).port();
	}

	/**
	 * Creates a topic.
	 * @param topic the name
	 * @param partitions the number of partitions
	 */
	public void create(String topic, int partitions) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + this.port))) {
			admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		stop();
		this.relays.forEach(Relay::close);
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
