/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.time.Duration;

import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application with AMI over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.calls-per-minute=0", "ami.transport=http" })
class HttpTests {

	@Autowired
	@Qualifier("berlin")
	private AmiSimulator simulator;

	@Autowired
	private AmiClient client;

	@LocalServerPort
	private int port;

	@Test
	void showsCallsAndHealth() {
		ConsoleClient console = new ConsoleClient(this.port);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.client.status().isConnected());
		assertThat(this.client.settings().port()).isEqualTo(this.simulator.httpPort());
		try (ConsolePage page = console.openPage()) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !page.messages().isEmpty());
			this.simulator.callFrom("PJSIP/100", "100", "Alice", "101");
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.untilAsserted(
						() -> assertThat(page.all("calls")).map((JsonNode call) -> call.at("/to/0/number").asString(""))
							.contains("101"));
		}
		assertThat(console.get("actuator/health").body()).contains("\"UP\"");
	}

}
