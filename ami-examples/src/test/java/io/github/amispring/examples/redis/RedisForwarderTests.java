/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.examples.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedisForwarder} with a Redis server.
 */
@SpringBootTest(properties = "spring.config.name=redis")
@AutoConfigureAmiSimulator
@DirtiesContext
class RedisForwarderTests {

	private static final int PORT = TestSocketUtils.findAvailableTcpPort();

	private static RedisServer server;

	@Autowired
	private AmiSimulator simulator;

	@Autowired
	private StringRedisTemplate redis;

	@Autowired
	private JsonMapper json;

	@BeforeAll
	static void start() throws IOException {
		server = new RedisServer(PORT);
		server.start();
	}

	@AfterAll
	static void stop() throws IOException {
		server.stop();
	}

	@DynamicPropertySource
	static void connect(DynamicPropertyRegistry properties) {
		properties.add("spring.data.redis.port", () -> PORT);
	}

	@Test
	void appendsEventsInOrder() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !stream().isEmpty());
		assertThat(stream().get(0)).contains("\"connection\":\"connected\"");
		for (int number = 0; number < 20; number++) {
			this.simulator.raise("Event", "Hangup", "Channel", "PJSIP/100-" + number, "Cause", "16");
		}
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(hangups()).hasSize(20)
				.startsWith("PJSIP/100-0", "PJSIP/100-1", "PJSIP/100-2")
				.endsWith("PJSIP/100-19"));
	}

	private List<String> hangups() {
		return stream().stream()
			.filter((event) -> event.contains("\"event\":\"Hangup\""))
			.map((event) -> ((HangupEvent) this.json.readValue(event, AmiEvent.class)).channel().name())
			.toList();
	}

	private List<String> stream() {
		return this.redis.<String, String>opsForStream()
			.range("ami-events:default", Range.unbounded())
			.stream()
			.map((record) -> record.getValue().get("event"))
			.toList();
	}

}
