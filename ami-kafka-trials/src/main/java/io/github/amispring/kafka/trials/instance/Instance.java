/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import io.github.amispring.Ami;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.kafka.forward.EventForwarder;
import io.github.amispring.kafka.forward.ForwarderSettings;
import io.github.amispring.kafka.forward.RecordKeys;
import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.kafka.ownership.OwnershipSettings;
import io.github.amispring.kafka.ownership.PbxOwnership;
import io.github.amispring.kafka.ownership.PbxOwnershipListener;
import io.github.amispring.kafka.ownership.ReleaseReason;
import io.github.amispring.kafka.trials.process.KafkaTraffic;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/**
 * An instance without Spring Boot: forwards the events of the PBXs that it owns. Prints
 * when it gains, has connected to and has released a PBX. Stops cleanly on SIGTERM, and
 * when its standard input ends.
 */
public final class Instance implements PbxOwnershipListener {

	private static final Duration STOP = Duration.ofSeconds(5);

	private final Map<String, AmiClient> clients = new HashMap<>();

	private final Map<String, EventForwarder> forwarders = new HashMap<>();

	private final DefaultKafkaProducerFactory<String, byte[]> producers;

	private final PbxOwnership ownership;

	private Instance(Properties properties) {
		Map<String, Object> kafka = Map.of("bootstrap.servers", properties.getProperty("bootstrap"), "compression.type",
				properties.getProperty("compression", "none"));
		this.producers = new DefaultKafkaProducerFactory<>(ReliableProducer.configure(kafka));
		this.producers.setPhysicalCloseTimeout(0);
		this.ownership = new PbxOwnership(kafka, OwnershipSettings.of(properties.getProperty("group")), this);
		ForwarderSettings settings = ForwarderSettings.of(properties.getProperty("topic"));
		for (String server : properties.getProperty("servers").split(",")) {
			AmiClient client = Ami.createClient(AmiClientSettings.builder()
				.name(server)
				.host("127.0.0.1")
				.port(Integer.parseInt(properties.getProperty(server + ".port")))
				.credentials(properties.getProperty("username"), properties.getProperty("secret"))
				.build());
			client.onConnectionEvent((event) -> {
				if (event instanceof AmiConnectedEvent) {
					print("connected", server);
				}
			});
			this.clients.put(server, client);
			this.forwarders.put(server,
					new EventForwarder(client, settings, RecordKeys.server(server), this.producers));
		}
		this.ownership.add(this.clients.keySet());
	}

	/**
	 * Starts an instance.
	 * @param args the file with its properties
	 * @throws IOException if the file cannot be read
	 */
	public static void main(String[] args) throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(Path.of(args[0]))) {
			properties.load(reader);
		}
		Instance instance = new Instance(properties);
		Runtime.getRuntime().addShutdownHook(new Thread(instance::stop));
		instance.ownership.start();
		BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = commands.readLine(); line != null; line = commands.readLine()) {
			print(line, String.valueOf(line.equals("heap") ? heap() : KafkaTraffic.sentByProducers()));
		}
		System.exit(0);
	}

	/** Returns the bytes of the heap that are in use after a garbage collection. */
	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private void stop() {
		this.ownership.stop();
		this.producers.destroy();
		print("stopped", "");
	}

	@Override
	public void gained(String server) {
		print("gained", server);
		forwarder(server).start();
		client(server).start();
	}

	@Override
	public void released(String server, ReleaseReason reason) {
		// without contact to the broker, the connection is closed first of all
		client(server).stop(Duration.ofMillis(500));
		print("released", server);
		forwarder(server)
			.stop((reason == ReleaseReason.STOPPED || reason == ReleaseReason.REASSIGNED) ? STOP : Duration.ZERO);
	}

	private AmiClient client(String server) {
		AmiClient client = this.clients.get(server);
		if (client == null) {
			throw new IllegalArgumentException(server);
		}
		return client;
	}

	private EventForwarder forwarder(String server) {
		EventForwarder forwarder = this.forwarders.get(server);
		if (forwarder == null) {
			throw new IllegalArgumentException(server);
		}
		return forwarder;
	}

	private static void print(String what, String server) {
		System.out.println(System.currentTimeMillis() + " " + what + " " + server);
	}

}
