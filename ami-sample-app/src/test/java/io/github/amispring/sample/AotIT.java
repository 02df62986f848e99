/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the application jar that was built with ahead-of-time processing.
 */
class AotIT {

	private static final Pattern STARTED = Pattern.compile("Open http://127\\.0\\.0\\.1:(\\d+)/");

	@TempDir
	private Path folder;

	private Process process;

	private void start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dspring.aot.enabled=true",
						"-jar", System.getProperty("sample.jar"), "--server.port=0"));
		command.addAll(List.of(arguments));
		this.process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile()).start();
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
			this.process.destroyForcibly().waitFor();
		}
	}

	@Test
	void behavesAsWithoutAheadOfTimeProcessing() throws IOException {
		start("--simulator.calls-per-minute=0", "--" + ConsoleClient.USER, "--" + ConsoleClient.USER_ROLE);
		ConsoleClient console = new ConsoleClient(port()).login();
		assertThat(Files.readString(log())).contains("Starting AOT-processed SampleApplication");
		await(() -> {
			JsonNode ami = console.getJson("actuator/health").at("/components/ami");
			assertThat(ami.path("status").asString()).isEqualTo("UP");
			assertThat(ami.at("/components/berlin/details/asteriskVersion").asString()).isNotEmpty();
		});
		assertThat(console.get("").body()).contains("Operator console");
		try (ConsolePage page = console.openPage()) {
			await(() -> assertThat(page.messages()).isNotEmpty());
			String id = ConsoleClient.JSON.readTree(console.call("berlin", "100", "600").body())
				.path("call")
				.asString();
			await(() -> assertThat(page.statesOf(id)).contains("PBX"));
			assertThat(console.hangUp("berlin", id).statusCode()).isEqualTo(200);
			await(() -> assertThat(page.hasEnded(id)).isTrue());
			await(() -> assertThat(page.outcomesOf(id)).containsExactly("ANSWERED_BY_PBX"));
			assertThat(page.eventNames()).contains("Newchannel", "OriginateResponse", "Hangup");
		}
		assertThat(console.call("berlin", "100", "200&300").statusCode()).isEqualTo(400);
		JsonNode server = console.getJson("actuator/ami/berlin");
		assertThat(server.path("state").asString()).isEqualTo("CONNECTED");
		assertThat(server.at("/events/exclude/0").asString()).isEqualTo("RTCP*");
		assertThat(server.at("/events/received/Hangup").asLong()).isPositive();
		assertThat(console.postNothing("actuator/ami/berlin").statusCode()).isEqualTo(405);
		assertThat(console.getJson("actuator/metrics/ami.action?tag=action:Originate")
			.at("/measurements/0/value")
			.asDouble()).isPositive();
		assertThat(console.get("actuator/prometheus").body()).contains("ami_events_received");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ami.host", "ami.servers.east.host" })
	void rejectsAPbxThatWasNotConfiguredDuringTheBuild(String property) throws Exception {
		start("--" + property + "=127.0.0.1", "--ami.username=console", "--ami.secret=secret");
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(this.process.exitValue()).isEqualTo(1);
		assertThat(Files.readString(log()))
			.contains("This application was processed ahead of time with two simulated PBXs.");
	}

	private int port() throws IOException {
		await(() -> assertThat(Files.readString(log())).containsPattern(STARTED));
		Matcher started = STARTED.matcher(Files.readString(log()));
		assertThat(started.find()).isTrue();
		return Integer.parseInt(started.group(1));
	}

	private Path log() {
		return this.folder.resolve("application.log");
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
	}

}
