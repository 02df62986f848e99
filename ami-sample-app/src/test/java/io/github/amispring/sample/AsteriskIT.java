/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the application against a real Asterisk.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsteriskIT {

	@ParameterizedTest(name = "Asterisk {0}")
	@ValueSource(strings = { "22", "16" })
	void showsAndLogsACallFromTheForm(String version, CapturedOutput output) {
		try (ConfigurableApplicationContext context = AsteriskServer.require(version)
			.startConsole(List.of(SampleApplication.class), ConsoleClient.USER, ConsoleClient.USER_ROLE)) {
			ConsoleClient console = new ConsoleClient(
					context.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
				.login();
			await(() -> {
				JsonNode ami = console.getJson("actuator/health").path("components").path("ami");
				assertThat(ami.path("status").asString()).isEqualTo("UP");
				assertThat(ami.path("details").path("asteriskVersion").asString()).startsWith(version + ".");
			});
			try (ConsolePage page = console.openPage()) {
				String id = ConsoleClient.JSON.readTree(console.call("default", "answer-5", "dial-answer").body())
					.path("call")
					.asString();
				await(() -> assertThat(page.hasEnded(id)).isTrue());
				assertThat(page.statesOf(id)).contains("PBX").doesNotContain("TALKING");
				assertThat(page.all("calls")).anyMatch((call) -> call.path("id").asString().equals(id)
						&& call.at("/from/device").asString("").equals("Local/answer-5@default"));
				assertThat(page.eventNames()).contains("OriginateResponse");
				await(() -> assertThat(page.outcomesOf(id)).containsExactly("ANSWERED_BY_PBX"));
				List<String> log = output.getOut().lines().filter((line) -> line.contains("Call " + id)).toList();
				assertThat(log).anyMatch((line) -> line.contains("started"))
					.anyMatch((line) -> line.contains("ended, outcome ANSWERED_BY_PBX, ended by the PBX"));
			}
			JsonNode received = console.getJson("actuator/metrics/ami.events.received");
			assertThat(received.path("measurements").path(0).path("value").asDouble()).isPositive();
		}
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
