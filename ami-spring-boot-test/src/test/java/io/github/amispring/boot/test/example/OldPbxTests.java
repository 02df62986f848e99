/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.example;

import java.time.Duration;

import io.github.amispring.boot.test.autoconfigure.AmiSimulatorBuilderCustomizer;
import io.github.amispring.boot.test.autoconfigure.AutoConfigureAmiSimulator;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.ViewState;
import io.github.amispring.simulator.AmiSimulator;
import io.github.amispring.simulator.pbx.phone.PhoneBehavior;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest
@AutoConfigureAmiSimulator
class OldPbxTests {

	@Test
	void configuresSimulator(@Autowired AmiSimulator pbx, @Autowired AmiClient client, @Autowired LivePbx view) {
		assertThat(client.status().asteriskVersion()).contains("16.28.0");
		await().atMost(Duration.ofSeconds(30)).until(() -> view.state() == ViewState.VALID);
		pbx.phone("PJSIP/100").call("200");
		await().atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(view.history()).singleElement().satisfies((ended) -> {
				assertThat(ended.outcome()).isEqualTo(CallOutcome.BUSY);
				assertThat(ended.call().attempts()).singleElement()
					.satisfies((attempt) -> assertThat(attempt.device()).isEqualTo("PJSIP/200"));
			}));
	}

	@TestConfiguration
	static class OldPbx {

		@Bean
		AmiSimulatorBuilderCustomizer oldPbx() {
			return (server, simulator) -> simulator.asteriskVersion("16.28.0")
				.endpoint("PJSIP/200", "Anna", PhoneBehavior.busy());
		}

	}

}
