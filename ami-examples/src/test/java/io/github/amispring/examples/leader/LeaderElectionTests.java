/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.leader;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the leader election with two instances, a database and a simulated PBX.
 */
class LeaderElectionTests {

	private final AmiSimulator pbx = AmiSimulator.builder().account("app", "secret").build().start();

	private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

	private final List<ConfigurableApplicationContext> instances = new CopyOnWriteArrayList<>();

	@AfterEach
	void stop() {
		this.instances.forEach(ConfigurableApplicationContext::close);
		this.pbx.close();
	}

	@Test
	void connectsOneInstance() {
		ConfigurableApplicationContext first = start();
		ConfigurableApplicationContext second = start();
		awaitOneLeader();
		ConfigurableApplicationContext leader = leader();
		ConfigurableApplicationContext other = (leader == first) ? second : first;
		this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-1", "Cause", "16");
		await(() -> assertThat(received(leader)).hasSize(1));
		assertThat(received(other)).isEmpty();
		assertThat(this.pbx.receivedActions("Login")).hasSize(1);
	}

	@Test
	void connectsTheOtherInstanceWhenTheLeaderStops() {
		start();
		start();
		awaitOneLeader();
		ConfigurableApplicationContext leader = leader();
		this.instances.remove(leader);
		leader.close();
		awaitOneLeader();
		this.pbx.raise("Event", "Hangup", "Channel", "PJSIP/100-1", "Cause", "16");
		await(() -> assertThat(received(leader())).hasSize(1));
	}

	@Test
	void disconnectsTheLeaderIfItLosesTheLock() {
		start();
		start();
		awaitOneLeader();
		ConfigurableApplicationContext leader = leader();
		// as if the leader had been stopped for longer than the lock is valid
		JdbcTemplate jdbc = leader.getBean(JdbcTemplate.class);
		jdbc.update("UPDATE INT_LOCK SET CLIENT_ID = ?, EXPIRED_AFTER = DATEADD('SECOND', 3, CURRENT_TIMESTAMP)",
				UUID.randomUUID().toString());
		await(() -> assertThat(isConnected(leader)).isFalse());
		awaitOneLeader();
	}

	private ConfigurableApplicationContext start() {
		ConfigurableApplicationContext instance = new SpringApplicationBuilder(LeaderApplication.class, Hangups.class)
			.web(WebApplicationType.NONE)
			.properties("spring.config.name=leader", "spring.datasource.url=" + this.database,
					"ami.port=" + this.pbx.port(), "ami.host=localhost", "ami.username=app", "ami.secret=secret")
			.run();
		this.instances.add(instance);
		return instance;
	}

	private void awaitOneLeader() {
		await(() -> {
			assertThat(this.instances).filteredOn(LeaderElectionTests::isConnected).hasSize(1);
			assertThat(this.pbx.sessions()).hasSize(1);
		});
	}

	private ConfigurableApplicationContext leader() {
		return this.instances.stream().filter(LeaderElectionTests::isConnected).findFirst().orElseThrow();
	}

	private static boolean isConnected(ConfigurableApplicationContext instance) {
		return instance.getBean(AmiClient.class).status().isConnected();
	}

	private static List<HangupEvent> received(ConfigurableApplicationContext instance) {
		return instance.getBean(Hangups.class).received;
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(40)).untilAsserted(assertion);
	}

	/**
	 * Collects events.
	 */
	static class Hangups {

		private final List<HangupEvent> received = new CopyOnWriteArrayList<>();

		@EventListener
		void on(HangupEvent event) {
			this.received.add(event);
		}

	}

}
