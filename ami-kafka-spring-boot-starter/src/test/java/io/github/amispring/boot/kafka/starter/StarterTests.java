/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.kafka.starter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests applications whose only dependency is the starter.
 */
class StarterTests {

	private static final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 2, "ami-events", "ami-calls",
			"ami-events-dlt", "ami-calls-dlt");

	@BeforeAll
	static void start() {
		broker.afterPropertiesSet();
	}

	@AfterAll
	static void stop() {
		broker.destroy();
	}

	@Test
	void consumesWithoutAConnectionToAPbx() {
		try (AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();
				ConfigurableApplicationContext forwarding = run("ami.kafka.enabled=true", "ami.host=localhost",
						"ami.port=" + pbx.port(), "ami.username=app", "ami.secret=secret", "ami.startup=required");
				ConfigurableApplicationContext consuming = run("ami.kafka.consume=true")) {
			assertThat(forwarding.getBeansOfType(AmiClient.class)).hasSize(1);
			assertThat(consuming.getBeansOfType(AmiClient.class)).isEmpty();
			assertThat(consuming.getBeansOfType(LivePbx.class)).isEmpty();
			Application received = consuming.getBean(Application.class);
			await(() -> assertThat(received.connections).hasSize(1));
			pbx.hangUp(pbx.call("100", "Ann", "101"));
			await(() -> {
				assertThat(received.hangups).isNotEmpty();
				assertThat(received.calls).hasSize(1);
			});
			assertThat(received.hangups.get(0).channel().callerIdNum()).isNotNull();
			assertThat(received.calls.get(0).server()).isEqualTo("default");
		}
	}

	private static ConfigurableApplicationContext run(String... properties) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add("spring.application.name=crm");
		all.add("spring.kafka.bootstrap-servers=" + broker.getBrokersAsString());
		return new SpringApplicationBuilder(Application.class).properties(all.toArray(String[]::new)).run();
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
	}

	/**
	 * An application.
	 */
	@SpringBootApplication(proxyBeanMethods = false)
	static class Application {

		private final List<AmiConnectedEvent> connections = new CopyOnWriteArrayList<>();

		private final List<HangupEvent> hangups = new CopyOnWriteArrayList<>();

		private final List<CallEndedEvent> calls = new CopyOnWriteArrayList<>();

		@EventListener
		void on(AmiConnectedEvent event) {
			this.connections.add(event);
		}

		@EventListener
		void on(HangupEvent event) {
			this.hangups.add(event);
		}

		@EventListener
		void on(CallEndedEvent event) {
			this.calls.add(event);
		}

	}

}
