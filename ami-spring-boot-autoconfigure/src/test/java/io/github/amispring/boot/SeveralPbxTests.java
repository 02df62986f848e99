/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.action.PingAction;
import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.simulator.AmiSimulator;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of a whole application that is connected to two simulated PBXs.
 */
class SeveralPbxTests {

	private final AmiSimulator east = AmiSimulator.builder().account("app", "secret").build();

	private final AmiSimulator west = AmiSimulator.builder().account("app", "other").build();

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
	void exchangesEventsAndActionsWithEachServer() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			AmiClients clients = context.getBean(AmiClients.class);
			Listening application = context.getBean(Listening.class);
			this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
			this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
			await(() -> assertThat(application.hangups).containsExactlyInAnyOrder("east PJSIP/100-1",
					"west PJSIP/200-1"));
			clients.get("west").execute(PingAction.of());
			assertThat(this.west.receivedActions()).anyMatch((action) -> "Ping".equals(action.value(0)));
			assertThat(this.east.receivedActions()).noneMatch((action) -> "Ping".equals(action.value(0)));
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(List.of("east", "west")).allSatisfy((server) -> {
				assertThat(registry.get("ami.connection.up").tag("server", server).gauge().value()).isOne();
				assertThat(registry.get("ami.events.received")
					.tags("server", server, "event", "Hangup")
					.functionCounter()
					.count()).isOne();
			});
			assertThat(registry.get("ami.action").tags("server", "west", "action", "Ping").timer().count()).isOne();
		}
	}

	@Test
	void reportsTheHealthOfEachServer() {
		try (ConfigurableApplicationContext context = run("ami.startup=required")) {
			CompositeHealthContributor health = context.getBean("amiHealthContributor",
					CompositeHealthContributor.class);
			assertThat(status(health, "east")).isEqualTo(Status.UP);
			assertThat(status(health, "west")).isEqualTo(Status.UP);
			this.west.stop();
			await(() -> assertThat(status(health, "west")).isEqualTo(Status.DOWN));
			assertThat(status(health, "east")).isEqualTo(Status.UP);
		}
	}

	@Test
	void publishesEventsOfConfiguredServersOnly() {
		try (ConfigurableApplicationContext context = run("ami.startup=required", "ami.events.publish=false",
				"ami.servers.west.events.publish=true")) {
			Listening application = context.getBean(Listening.class);
			this.east.raise("Event", "Hangup", "Channel", "PJSIP/100-1");
			AmiClient client = context.getBean(AmiClients.class).get("east");
			await(() -> assertThat(client.statistics().eventsReceived()).containsEntry("Hangup", 1L));
			this.west.raise("Event", "Hangup", "Channel", "PJSIP/200-1");
			await(() -> assertThat(application.hangups).containsExactly("west PJSIP/200-1"));
		}
	}

	private static Status status(CompositeHealthContributor health, String server) {
		return ((HealthIndicator) health.getContributor(server)).health().getStatus();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

	private ConfigurableApplicationContext run(String... properties) {
		return new SpringApplicationBuilder(Listening.class).web(WebApplicationType.NONE)
			.properties("ami.username=app", "ami.secret=secret", "ami.servers.east.host=127.0.0.1",
					"ami.servers.east.port=" + this.east.port(), "ami.servers.west.host=127.0.0.1",
					"ami.servers.west.port=" + this.west.port(), "ami.servers.west.secret=other")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Listening {

		private final List<String> hangups = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.hangups.add(event.getServer() + " " + event.getPayload().message().get("Channel"));
		}

	}

}
