/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.ViewState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that calls phones directly instead of extensions.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "simulator.calls-per-minute=0",
		"console.dial=PJSIP/{number}", ConsoleClient.USER, ConsoleClient.USER_ROLE })
class UnknownPhoneTests {

	@Autowired
	private LivePbx pbx;

	@LocalServerPort
	private int port;

	@Test
	void reportsAPhoneThatDoesNotExist() {
		ConsoleClient console = new ConsoleClient(this.port).login();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.pbx.state() == ViewState.VALID);
		HttpResponse<String> response = console.call("199", "100");
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("could not be called");
	}

}
