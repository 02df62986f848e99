/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the failure analyzers, by applications that do not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzerTests {

	@Test
	void tellsWhatToSetWhenThereIsNoHost(CapturedOutput output) {
		fail();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("these properties are not set: ami.host, ami.username, ami.secret.")
			.contains("Set ami.host, ami.username and ami.secret")
			.contains("ami.enabled=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "host", "username", "secret" })
	void tellsWhichPropertyIsBlank(String property, CapturedOutput output) {
		Map<String, String> values = new TreeMap<>(Map.of("host", "pbx", "username", "app", "secret", "s"));
		values.put(property, " ");
		fail(values.entrySet()
			.stream()
			.map((value) -> "--ami." + value.getKey() + "=" + value.getValue())
			.toArray(String[]::new));
		assertThat(output).contains("these properties are not set: ami." + property + ".");
	}

	@Test
	void namesAPropertyThatIsOutOfRange(CapturedOutput output) {
		fail("--ami.host=pbx", "--ami.username=app", "--ami.secret=s", "--ami.reconnect.initial-delay=0s");
		assertThat(output).contains("Invalid value '0s' for configuration property 'ami.reconnect.initial-delay'")
			.contains("must be above zero");
	}

	@Test
	void namesTheBundleThatIsNotThere(CapturedOutput output) {
		fail("--ami.host=pbx", "--ami.username=app", "--ami.secret=s", "--ami.ssl.bundle=nowhere");
		assertThat(output).contains("Invalid value 'nowhere' for configuration property 'ami.ssl.bundle'")
			.contains("define it with spring.ssl.bundle");
	}

	@Test
	void tellsWhatToCheckWhenNobodyListensAndThePbxIsRequired(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		fail("--ami.host=127.0.0.1", "--ami.port=" + port, "--ami.username=app", "--ami.secret=xyzzy-0815",
				"--ami.startup=required");
		assertThat(output).contains("127.0.0.1:" + port)
			.contains("Check ami.host, ami.port and ami.ssl")
			.contains("ami.startup=background")
			.doesNotContain("xyzzy-0815");
	}

	@Test
	void namesServersThatCannotBeToldApart(CapturedOutput output) {
		fail("--ami.servers.east.host=pbx", "--ami.servers.ea-st.host=pbx");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("\"ea-st\"")
			.contains("Give each server a name of its own");
	}

	@Test
	void namesTheServersWhenThePrimaryOneIsNone(CapturedOutput output) {
		fail("--ami.servers.east.host=pbx", "--ami.servers.west.host=pbx", "--ami.primary=north");
		assertThat(output).contains("Invalid value 'north' for configuration property 'ami.primary'")
			.contains("There is no server of this name. There are: ");
	}

	private static void fail(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run(arguments).close());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

	}

}
