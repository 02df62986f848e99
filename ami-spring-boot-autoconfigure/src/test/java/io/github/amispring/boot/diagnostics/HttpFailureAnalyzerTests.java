/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

import com.sun.net.httpserver.HttpServer;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.autoconfigure.health.AmiHealthContributorAutoConfiguration;
import io.github.amispring.boot.testsupport.HttpFaults;
import io.github.amispring.boot.testsupport.TestCertificate;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for failure analyses and health of applications that connect over HTTP.
 */
@ExtendWith(OutputCaptureExtension.class)
class HttpFailureAnalyzerTests {

	private static final String ADDRESS = "Set ami.host and ami.port to the address of Asterisk's HTTP server, whose"
			+ " http.conf must contain enabled=yes";

	@TempDir
	static Path folder;

	private static TestCertificate certificate;

	@BeforeAll
	static void createCertificate() throws Exception {
		certificate = TestCertificate.create(folder, "ip:127.0.0.1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			401 | Set ami.host and ami.port to the address of Asterisk's HTTP server
			403 | In the PBX's manager.conf, permit the address of this machine in the "permit" and "deny" lines
			404 | Set ami.http.path-prefix to the "prefix" in the PBX's http.conf and ami.port to the port
			407 | Set ami.http.proxy to a URI that contains the user name and the password of the proxy
			500 | Set ami.host and ami.port to the address of Asterisk's HTTP server
			""")
	void analyzesStatus(int status, String advice, CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(status);
		try {
			fail(server.getAddress().getPort());
			assertThat(output).contains("HTTP status " + status + " for the path /rawman").contains(advice);
			assertDown(server.getAddress().getPort(), "HTTP status " + status + " for the path /rawman");
		}
		finally {
			server.stop(0);
		}
	}

	@ParameterizedTest
	@CsvSource({ "login", "digest" })
	void analyzesPageOfAnotherServer(String authentication, CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(200);
		try {
			String argument = "--ami.http.authentication=" + authentication;
			fail(server.getAddress().getPort(), argument);
			assertThat(output).contains("not an AMI server").contains(ADDRESS);
			assertDown(server.getAddress().getPort(), "not an AMI server", argument);
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void analyzesClosedPort(CapturedOutput output) {
		fail(1);
		assertThat(output).contains("refused").contains(ADDRESS).contains("or set ami.startup=background");
		assertDown(1, "http.conf contains enabled=yes and this port");
	}

	@Test
	void analyzesPortWithoutTls(CapturedOutput output) throws IOException {
		try (ServerSocket server = HttpFaults.badRequest()) {
			fail(server.getLocalPort(), "--ami.ssl.enabled=true");
			assertThat(output).contains("TLS failed")
				.contains("Set ami.port to the PBX's port for TLS (tlsbindaddr in its http.conf), or remove ami.ssl");
			assertDown(server.getLocalPort(), "TLS failed", "--ami.ssl.enabled=true");
		}
	}

	@Test
	void analyzesPortWithTls(CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(certificate.server());
		try {
			fail(server.getAddress().getPort());
			assertThat(output).contains("that it does not expect TLS")
				.contains("check whether this port expects TLS (ami.ssl.enabled)");
			assertDown(server.getAddress().getPort(), "that it does not expect TLS");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void analyzesUntrustedCertificate(CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(certificate.server());
		try {
			fail(server.getAddress().getPort(), "--ami.ssl.enabled=true");
			assertThat(output).contains("TLS failed")
				.contains("Set ami.ssl.bundle to an SSL bundle whose trust store contains");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void analyzesTcpPort(CapturedOutput output) {
		try (AmiSimulator pbx = AmiSimulator.builder().build().start()) {
			fail(pbx.port());
			assertThat(output).contains("the banner of the manager interface over TCP")
				.contains("Set ami.port to the port of Asterisk's HTTP server (bindport in its http.conf), or set"
						+ " ami.transport=tcp");
			assertDown(pbx.port(), "the banner of the manager interface over TCP");
		}
	}

	@Test
	void analyzesHttpPortOverTcp(CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(200);
		try {
			int port = server.getAddress().getPort();
			fail(port, "--ami.transport=tcp", "--ami.connect-timeout=200ms");
			assertThat(output).contains("whether the port expects TLS or HTTP")
				.contains("or set ami.transport=http if this is the port of Asterisk's HTTP server");
			assertDown(port, "whether the port expects TLS or HTTP", "--ami.transport=tcp",
					"--ami.connect-timeout=200ms");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void analyzesUnknownHost(CapturedOutput output) {
		fail(8088, "--ami.host=pbx.invalid");
		assertThat(output).contains("Set ami.host to an address or to a host name that this machine can resolve");
	}

	@Test
	void analyzesProxy(CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(403);
		try {
			fail(8088, "--ami.http.proxy=http://user:plugh-4711@127.0.0.1:" + server.getAddress().getPort());
			assertThat(output).contains("HTTP status 403")
				.contains("and check that the proxy in ami.http.proxy permits the request")
				.doesNotContain("plugh");
		}
		finally {
			server.stop(0);
		}
	}

	@Test
	void analyzesProxyThatCannotBeReached(CapturedOutput output) {
		fail(8088, "--ami.http.proxy=http://user:plugh-4711@127.0.0.1:1");
		assertThat(output).contains("Check that the proxy is running")
			.contains("Set ami.http.proxy to the address of a running proxy")
			.doesNotContain("plugh");
		assertDown(8088, "Check that the proxy is running", "--ami.http.proxy=http://user:plugh-4711@127.0.0.1:1");
	}

	@Test
	void doesNotShowInvalidProxy(CapturedOutput output) {
		fail(8088, "--ami.http.proxy=http://user:plugh 4711@proxy:3128");
		assertThat(output).contains("Invalid value '***' for configuration property 'ami.http.proxy' (from ")
			.contains("Encode special characters in the user name and the password: @ is %40.")
			.doesNotContain("plugh");
	}

	@Test
	void namesThePropertiesOfTheServer(CapturedOutput output) throws IOException {
		HttpServer server = HttpFaults.respond(404);
		try {
			SpringApplicationBuilder application = application("required").properties("ami.servers.east.host=127.0.0.1",
					"ami.servers.east.port=" + server.getAddress().getPort(), "ami.servers.east.transport=http");
			assertThatException().isThrownBy(() -> application.run().close());
			assertThat(output).contains("Set ami.servers.east.http.path-prefix to the \"prefix\"")
				.contains("or set ami.servers.east.startup=background");
		}
		finally {
			server.stop(0);
		}
	}

	private static void fail(int port, String... arguments) {
		assertThatException().isThrownBy(() -> application("required", port).run(arguments).close());
	}

	private static void assertDown(int port, String reason, String... arguments) {
		try (ConfigurableApplicationContext context = application("background", port).run(arguments)) {
			HealthIndicator indicator = context.getBean("amiHealthContributor", HealthIndicator.class);
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				Health health = indicator.health();
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails().get("reason")).asString().contains(reason).doesNotContain("plugh");
			});
		}
	}

	private static SpringApplicationBuilder application(String startup, int port) {
		return application(startup).properties("ami.host=127.0.0.1", "ami.port=" + port, "ami.transport=http");
	}

	private static SpringApplicationBuilder application(String startup) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("ami.username=app", "ami.secret=xyzzy-0815", "ami.startup=" + startup,
					"ami.connect-timeout=30s");
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, AmiHealthContributorAutoConfiguration.class,
			SslAutoConfiguration.class })
	static class Application {

	}

}
