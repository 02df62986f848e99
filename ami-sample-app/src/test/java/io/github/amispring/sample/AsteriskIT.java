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
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests the application against a real Asterisk. {@code scripts/asterisk env} prints the
 * required environment variables.
 */
@ExtendWith(OutputCaptureExtension.class)
class AsteriskIT {

	@ParameterizedTest(name = "Asterisk {0}")
	@ValueSource(strings = { "22", "16" })
	void showsAndLogsACallFromTheForm(String version, CapturedOutput output) {
		String prefix = "AMI_IT_" + version + "_";
		requireConfigured(prefix);
		try (ConfigurableApplicationContext context = SpringApplication.run(SampleApplication.class, "--server.port=0",
				"--ami.host=" + System.getenv(prefix + "HOST"), "--ami.port=" + System.getenv(prefix + "PORT"),
				"--ami.username=" + System.getenv(prefix + "USERNAME"),
				"--ami.secret=" + System.getenv(prefix + "SECRET"), "--" + ConsoleClient.USER,
				"--" + ConsoleClient.USER_ROLE)) {
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

	private static void requireConfigured(String prefix) {
		boolean configured = System.getenv(prefix + "HOST") != null;
		if ("true".equals(System.getenv("AMI_IT_REQUIRED"))) {
			assertThat(configured).as(prefix + "HOST is not set, but AMI_IT_REQUIRED is").isTrue();
		}
		assumeTrue(configured, prefix + "HOST is not set, see scripts/asterisk env");
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
