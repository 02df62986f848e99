/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the application jar, which was built with ahead-of-time processing while the
 * database was H2, stores calls in PostgreSQL.
 */
@ExtendWith(LocalPostgres.class)
class PostgresAotIT {

	private static final Pattern STARTED = Pattern.compile("Open (http://127\\.0\\.0\\.1:\\d+/)");

	@TempDir
	private Path folder;

	@Test
	void storesCallsIfThreePropertiesAreSet() throws IOException, InterruptedException {
		Path log = this.folder.resolve("application.log");
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Dspring.aot.enabled=true", "-jar", System.getProperty("sample.jar"), "--server.port=0",
				"--simulator.calls-per-minute=120", "--spring.datasource.url=" + LocalPostgres.url(),
				"--spring.datasource.username=" + LocalPostgres.USER, "--spring.datasource.password=none")
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		try {
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(() -> assertThat(Files.readString(log)).containsPattern(STARTED));
			Matcher started = STARTED.matcher(Files.readString(log));
			assertThat(started.find()).isTrue();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.untilAsserted(
						() -> assertThat(get(started.group(1) + "api/history?text=1").path("calls")).isNotEmpty());
			long id = get(started.group(1) + "api/history").at("/calls/0/id").asLong();
			assertThat(get(started.group(1) + "api/history/" + id).path("timeline")).isNotEmpty();
		}
		finally {
			process.destroy();
			if (!process.waitFor(30, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
		}
		JdbcClient database = JdbcClient
			.create(new DriverManagerDataSource(LocalPostgres.url(), LocalPostgres.USER, "none"));
		assertThat(database.sql("select count(*) from call_record").query(Long.class).single()).isPositive();
	}

	private static JsonNode get(String url) throws IOException, InterruptedException {
		return JsonMapper.shared()
			.readTree(HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
				.body());
	}

}
