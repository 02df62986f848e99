/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for an application that calls phones directly instead of extensions.
 */
@TestPropertySource(properties = "console.dial=PJSIP/{number}")
class UnknownPhoneTests extends SimulatedActions {

	@Test
	void reportsAPhoneThatDoesNotExist() {
		ActionClient.Response response = this.console.post("calls", "from", "299", "to", "200");
		assertThat(response.status()).isEqualTo(422);
		assertThat(response.text("detail")).contains("could not be called");
	}

	@Test
	void callsThePhone() {
		assertThat(this.console.post("calls", "from", "200", "to", "202").status()).isEqualTo(202);
		assertThat(simulator.receivedActions("Originate").get(0).get("Channel")).isEqualTo("PJSIP/200");
	}

}
