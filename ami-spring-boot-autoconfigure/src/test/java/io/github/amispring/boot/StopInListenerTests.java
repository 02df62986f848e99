/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a listener that closes the application context. If the shutdown waited for the
 * listener, it would take the shutdown timeout of two minutes, and the tests would time
 * out.
 */
@Timeout(60)
class StopInListenerTests {

	private final AmiSimulator east = AmiSimulator.builder().account("app", "secret").build();

	private final AmiSimulator west = AmiSimulator.builder().account("app", "secret").build();

	@BeforeEach
	void start() {
		this.east.start();
		this.west.start();
	}

	@AfterEach
	void close() {
		this.east.close();
		this.west.close();
	}

	@Test
	void doesNotWaitForTheListener() {
		assertCloses("ami.host=127.0.0.1", "ami.port=" + this.east.port());
	}

	@Test
	void doesNotWaitForTheListenerOfOneOfSeveralServers() {
		assertCloses("ami.servers.east.host=127.0.0.1", "ami.servers.east.port=" + this.east.port(),
				"ami.servers.west.host=127.0.0.1", "ami.servers.west.port=" + this.west.port());
	}

	/** Subscribes to the client without Spring. */
	@Test
	void doesNotWaitForASubscriberOfTheClient() {
		ConfigurableApplicationContext context = run("ami.host=127.0.0.1", "ami.port=" + this.east.port(),
				"ami.events.publish=false");
		AmiClient client = context.getBean(AmiClient.class);
		CompletableFuture<State> closed = new CompletableFuture<>();
		client.subscribe(HangupEvent.class, (event) -> {
			context.close();
			closed.complete(client.status().state());
		});
		this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
		assertThat(closed).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(State.STOPPED);
	}

	private void assertCloses(String... properties) {
		ConfigurableApplicationContext context = run(properties);
		Closing closing = context.getBean(Closing.class);
		AmiClients clients = context.getBean(AmiClients.class);
		this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
		assertThat(closing.closed).succeedsWithin(30, TimeUnit.SECONDS).isEqualTo(false);
		assertThat(clients).extracting((client) -> client.status().state()).containsOnly(State.STOPPED);
	}

	private static ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(Closing.class).web(WebApplicationType.NONE)
			.run(Stream
				.concat(Stream.of("ami.username=app", "ami.secret=secret", "ami.startup=required",
						"spring.lifecycle.timeout-per-shutdown-phase=2m"), Stream.of(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Closing {

		private final ConfigurableApplicationContext context;

		private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

		Closing(ConfigurableApplicationContext context) {
			this.context = context;
		}

		@EventListener
		void on(HangupEvent event) {
			this.context.close();
			this.closed.complete(this.context.isRunning());
		}

	}

}
