/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.kafka.forward.Forwarder;
import io.github.amispring.kafka.forward.ForwarderStatistics;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KafkaForwarders}.
 */
class KafkaForwardersTests {

	private final List<String> log = new CopyOnWriteArrayList<>();

	private final AmiClients clients = AmiClients.of(List.of(new RecordingAmiClient("east")), RecordingAmiClient::new);

	private final KafkaForwarders forwarders = new KafkaForwarders(this.clients, (client) -> List
		.of(new LoggingForwarder(client.name(), "events"), new LoggingForwarder(client.name(), "calls")),
			Duration.ofSeconds(30));

	@Test
	void startsTheForwardersOfAnAddedServer() {
		this.forwarders.start();
		this.log.clear();
		add("west");
		assertThat(this.log).containsExactly("start west events", "start west calls");
		assertThat(this.forwarders.stream().map(Forwarder::server)).containsExactly("east", "east", "west", "west");
	}

	@Test
	void startsAServerThatWasAddedBeforeTheStart() {
		add("west");
		assertThat(this.log).isEmpty();
		this.forwarders.start();
		assertThat(this.log).contains("start west events", "start west calls");
	}

	@Test
	void stopsTheForwardersOfARemovedServer() {
		this.forwarders.start();
		this.log.clear();
		this.clients.remove("east");
		assertThat(this.log).containsExactly("stop east events", "stop east calls");
		assertThat(this.forwarders.stream()).isEmpty();
	}

	@Test
	void flushesTheForwardersOfOneServer() {
		add("west");
		this.forwarders.start();
		this.log.clear();
		assertThat(this.forwarders.flush("west", Duration.ofSeconds(30))).isFalse();
		assertThat(this.log).containsExactly("flush west events", "flush west calls");
		assertThat(this.forwarders.flush("north", Duration.ofSeconds(30))).isTrue();
	}

	@Test
	void doesNotStartAServerThatIsAddedDuringTheShutdown() {
		this.forwarders.start();
		this.forwarders.stop();
		this.log.clear();
		add("west");
		assertThat(this.log).isEmpty();
	}

	private void add(String server) {
		this.clients.add(AmiClientSettings.builder().name(server).host("pbx").credentials("app", "secret").build());
	}

	private final class LoggingForwarder implements Forwarder {

		private final String server;

		private final String topic;

		private LoggingForwarder(String server, String topic) {
			this.server = server;
			this.topic = topic;
		}

		@Override
		public String server() {
			return this.server;
		}

		@Override
		public String topic() {
			return this.topic;
		}

		@Override
		public void start() {
			KafkaForwardersTests.this.log.add("start " + this.server + " " + this.topic);
		}

		@Override
		public boolean flush(Duration timeout) {
			KafkaForwardersTests.this.log.add("flush " + this.server + " " + this.topic);
			return !this.topic.equals("events");
		}

		@Override
		public void stop(Duration timeout) {
			KafkaForwardersTests.this.log.add("stop " + this.server + " " + this.topic);
		}

		@Override
		public void abort() {
			KafkaForwardersTests.this.log.add("abort " + this.server + " " + this.topic);
		}

		@Override
		public ForwarderStatistics statistics() {
			throw new UnsupportedOperationException();
		}

	}

}
