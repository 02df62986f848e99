/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.time.Duration;

import io.github.amispring.client.AmiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application with unrestricted access to its endpoint.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "simulator.calls-per-minute=0",
		"management.endpoint.ami.access=unrestricted", ConsoleClient.USER, ConsoleClient.USER_ROLE })
class EndpointReconnectTests {

	@Autowired
	private AmiClient client;

	@LocalServerPort
	private int port;

	@Test
	void reconnectsThroughTheEndpoint() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.client.status().isConnected());
		assertThat(console.postNothing("actuator/ami/berlin").statusCode()).isEqualTo(204);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.client.statistics().reconnects() == 1);
		assertThat(console.postNothing("actuator/ami/north").statusCode()).isEqualTo(404);
	}

}
