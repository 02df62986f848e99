/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.HangupEvent;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for simulators of servers that are added at run time.
 */
@SpringBootTest
@AutoConfigureAmiSimulator
class ServersAtRunTimeTests {

	@Autowired
	private AmiClients clients;

	@Autowired
	private AmiSimulators simulators;

	@Autowired
	private Application application;

	@Test
	void connectsTheServersOfASource() {
		raisesHangup("tenant");
	}

	@Test
	void connectsAnAddedServer() {
		this.clients.add(settings("added"));
		raisesHangup("added");
		assertThat(this.clients.remove("added")).isTrue();
	}

	private void raisesHangup(String server) {
		await().atMost(Duration.ofSeconds(30)).until(() -> this.clients.get(server).status().isConnected());
		this.simulators.get(server).raise("Event", "Hangup", "Channel", "PJSIP/" + server);
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.application.hangups).contains(server + " PJSIP/" + server));
	}

	private static AmiClientSettings settings(String server) {
		return AmiClientSettings.builder().name(server).host("pbx.invalid").credentials("them", "theirs").build();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		private final List<String> hangups = new CopyOnWriteArrayList<>();

		@Bean
		AmiServerSource tenants() {
			return () -> List.of(settings("tenant"));
		}

		@EventListener
		void on(AmiApplicationEvent<HangupEvent> event) {
			this.hangups.add(event.getServer() + " " + event.getPayload().message().get("Channel"));
		}

	}

}
