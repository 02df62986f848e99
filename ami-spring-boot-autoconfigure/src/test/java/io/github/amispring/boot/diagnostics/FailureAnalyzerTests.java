/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.action.OriginateAction;
import io.github.amispring.boot.autoconfigure.AmiAutoConfiguration;
import io.github.amispring.boot.testsupport.TestCertificate;
import io.github.amispring.client.AmiClient;
import io.github.amispring.simulator.AmiSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for the failure analyzers with applications that fail to start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzerTests {

	private static final String SECRET = "xyzzy-0815";

	@TempDir
	Path folder;

	@Test
	void reportsTheMissingProperties(CapturedOutput output) {
		fail();
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("these properties are not set: ami.host, ami.username, ami.secret.")
			.contains("Set them to the host of a PBX and an account of its manager.conf")
			.contains("ami.enabled=false");
	}

	@ParameterizedTest
	@ValueSource(strings = { "host", "username", "secret" })
	void reportsABlankProperty(String property, CapturedOutput output) {
		Map<String, String> values = new TreeMap<>(Map.of("host", "pbx", "username", "app", "secret", "s"));
		values.put(property, " ");
		fail(values.entrySet()
			.stream()
			.map((value) -> "--ami." + value.getKey() + "=" + value.getValue())
			.toArray(String[]::new));
		assertThat(output).contains("these properties are not set: ami." + property + ".");
	}

	@Test
	void reportsAPropertyThatIsOutOfRange(CapturedOutput output) {
		failConfigured("--ami.reconnect.initial-delay=0s");
		assertThat(output).contains("Invalid value 'PT0S' for configuration property 'ami.reconnect.initial-delay'")
			.contains("(from \"ami.reconnect.initial-delay\" from property source \"commandLineArgs\")")
			.contains("It must be above zero.")
			.contains("Change the value of ami.reconnect.initial-delay.");
	}

	@Test
	void reportsAMissingBundle(CapturedOutput output) {
		failConfigured("--ami.ssl.bundle=nowhere");
		assertThat(output).contains("Invalid value 'nowhere' for configuration property 'ami.ssl.bundle'")
			.contains("Define it with spring.ssl.bundle.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1:5038", "tcp://127.0.0.1:5038", "ami://app:xyzzy-0815@127.0.0.1:5038" })
	void proposesTheHostAndPortInAnAddress(String host, CapturedOutput output) {
		failConfigured("--ami.host=" + host);
		assertThat(output).contains("for configuration property 'ami.host' (from ")
			.contains("It must contain only a host name or an address.")
			.contains("Set ami.host=127.0.0.1 and ami.port=5038.")
			.doesNotContain(SECRET);
	}

	@Test
	void suggestsHostContainedInUrlForNamedServer(CapturedOutput output) {
		failToConnectEast(5038, "--ami.servers.east.host=tcp://pbx");
		assertThat(output).contains("Set ami.servers.east.host=pbx.");
	}

	@Test
	void rejectsPlaintextWithoutTls(CapturedOutput output) {
		failConfigured("--ami.authentication=plaintext");
		assertThat(output).contains("Invalid value 'plaintext' for configuration property 'ami.authentication' (from ")
			.contains(
					"must be challenge if TLS is disabled, because the secret would otherwise be sent to \"pbx\" unencrypted")
			.contains("Set ami.authentication=challenge, or enable TLS with ami.ssl.bundle or ami.ssl.enabled.")
			.contains("set ami.allow-plaintext-without-tls=true")
			.doesNotContain(SECRET);
	}

	@Test
	void rejectsInheritedPlaintextWithoutTls(CapturedOutput output) {
		failToConnectEast(5038, "--ami.servers.east.host=pbx", "--ami.authentication=plaintext");
		assertThat(output).contains("for configuration property 'ami.authentication'")
			.contains("set ami.servers.east.allow-plaintext-without-tls=true");
	}

	@Test
	void suggestsMostSimilarEventClass(CapturedOutput output) {
		failConfigured("--ami.events.mask[0]=call", "--ami.events.mask[1]=agnet");
		assertThat(output).contains("Invalid value 'agnet' for configuration property 'ami.events.mask' (from ")
			.contains("Asterisk has no event class with this name. Did you mean \"agent\"?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "include", "exclude" })
	void suggestsTheNearestEvent(String property, CapturedOutput output) {
		failConfigured("--ami.events." + property + "=Newchannel,Hangpu");
		assertThat(output).contains("Invalid value 'Hangpu' for configuration property 'ami.events." + property + "'")
			.contains("Did you mean \"Hangup\"?");
	}

	@Test
	void reportsAnUnknownHost(CapturedOutput output) {
		failToConnect(5038, "--ami.host=pbx.invalid");
		assertThat(output).contains("pbx.invalid:5038: the host name cannot be resolved")
			.contains("Set ami.host to an address or to a host name that this machine can resolve")
			.contains("ami.startup=background");
	}

	@Test
	void reportsARefusedConnection(CapturedOutput output) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		failToConnect(port);
		assertThat(output).contains("127.0.0.1:" + port)
			.contains("Set ami.host and ami.port to the address of the running PBX")
			.contains("ami.startup=background")
			.doesNotContain(SECRET);
	}

	@Test
	void doesNotAnnounceRetriesForRequiredPbx(CapturedOutput output) {
		failToConnect(1, "--ami.reconnect.initial-delay=1h", "--ami.reconnect.max-delay=1h");
		assertThat(output).contains("127.0.0.1:1")
			.doesNotContainIgnoringCase("trying")
			.doesNotContain("connecting again");
	}

	@Test
	void reportsAnUntrustedCertificate(CapturedOutput output) throws Exception {
		TestCertificate certificate = TestCertificate.create(this.folder, "ip:127.0.0.1");
		try (AmiSimulator pbx = tlsPbx(certificate)) {
			failToConnect(pbx.tlsPort(), "--ami.ssl.enabled=true");
		}
		assertThat(output).contains("TLS failed")
			.contains("Set ami.ssl.bundle to an SSL bundle whose trust store contains");
	}

	@Test
	void reportsCertificateHostMismatch(CapturedOutput output) throws Exception {
		TestCertificate certificate = TestCertificate.create(this.folder, "dns:pbx.example.com");
		try (AmiSimulator pbx = tlsPbx(certificate)) {
			failToConnect(pbx.tlsPort(), trusting(certificate));
		}
		assertThat(output).contains("TLS failed").contains("Set ami.host to a name in the PBX's certificate");
	}

	@Test
	void reportsAnExpiredCertificate(CapturedOutput output) throws Exception {
		TestCertificate certificate = TestCertificate.create(this.folder, "ip:127.0.0.1", "-startdate", "-3d",
				"-validity", "1");
		try (AmiSimulator pbx = tlsPbx(certificate)) {
			failToConnect(pbx.tlsPort(), trusting(certificate));
		}
		assertThat(output).contains("TLS failed").contains("Renew the PBX's certificate");
	}

	@Test
	void reportsAPortWithoutTls(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("all")) {
			failToConnect(pbx.port(), "--ami.ssl.enabled=true");
		}
		assertThat(output).contains("TLS failed").contains("Set ami.port to the PBX's port for TLS");
	}

	@Test
	void reportsRejectedCredentials(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("all")) {
			failToConnect(pbx.port(), "--ami.secret=plugh-4711");
		}
		assertThat(output).contains("rejected the login of \"app\"")
			.contains("Set ami.username and ami.secret")
			.contains("ami.startup=background")
			.doesNotContain("plugh-4711");
	}

	@Test
	void reportsAMissingPermissionForFilters(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("call")) {
			failToConnect(pbx.port(), "--ami.events.filters[0]=Event: Hangup");
		}
		assertThat(output).contains("responded to the action Filter with the error \"Permission denied\"")
			.contains("add \"system\" to the \"write\" line of the account in ami.username, or remove"
					+ " ami.events.filters.");
	}

	@Test
	void reportsAMissingPermissionForAnAction(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("system")) {
			fail(Originating.class, defaults(pbx.port()));
		}
		assertThat(output).contains("responded to the action Originate with the error \"Permission denied\"")
			.contains("add \"originate\" to the \"write\" line of the account in ami.username.");
	}

	@Test
	void doesNotAnalyzeOtherErrorResponses(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("all")) {
			pbx.onAction("Originate", (request, response) -> response.error("Originate failed"));
			fail(Originating.class, defaults(pbx.port()));
		}
		assertThat(output).contains("Originate failed").doesNotContain("\"write\" line");
	}

	@Test
	void reportsUnknownHostForNamedServer(CapturedOutput output) {
		failToConnectEast(5038, "--ami.servers.east.host=pbx.invalid");
		assertThat(output)
			.contains("Set ami.servers.east.host to an address or to a host name that this machine can resolve")
			.contains("set ami.servers.east.startup=background");
	}

	@Test
	void reportsRefusedConnectionForNamedServer(CapturedOutput output) {
		failToConnectEast(1);
		assertThat(output)
			.contains("Set ami.servers.east.host and ami.servers.east.port to the address of the running PBX");
	}

	@Test
	void reportsAServerThatIsNotAPbx(CapturedOutput output) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			CompletableFuture<Void> hangsUp = CompletableFuture.runAsync(() -> acceptAndClose(socket));
			failToConnectEast(socket.getLocalPort());
			hangsUp.join();
		}
		assertThat(output)
			.contains("Check ami.servers.east.host, ami.servers.east.port and ami.servers.east.ssl, and check that");
	}

	private static void acceptAndClose(ServerSocket socket) {
		try {
			socket.accept().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void reportsUntrustedCertificateForNamedServer(CapturedOutput output) throws Exception {
		TestCertificate certificate = TestCertificate.create(this.folder, "ip:127.0.0.1");
		try (AmiSimulator pbx = tlsPbx(certificate)) {
			failToConnectEast(pbx.tlsPort(), "--ami.servers.east.ssl.enabled=true");
		}
		assertThat(output).contains("Set ami.servers.east.ssl.bundle to an SSL bundle");
	}

	@Test
	void reportsCertificateHostMismatchForNamedServer(CapturedOutput output) throws Exception {
		TestCertificate certificate = TestCertificate.create(this.folder, "dns:pbx.example.com");
		try (AmiSimulator pbx = tlsPbx(certificate)) {
			failToConnectEast(pbx.tlsPort(), trusting(certificate));
		}
		assertThat(output).contains("Set ami.servers.east.host to a name in the PBX's certificate");
	}

	@Test
	void reportsPortWithoutTlsForNamedServer(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("all")) {
			failToConnectEast(pbx.port(), "--ami.ssl.enabled=true");
		}
		assertThat(output).contains("Set ami.servers.east.port to the PBX's port for TLS")
			.contains("remove ami.servers.east.ssl if the PBX does not support TLS");
	}

	@Test
	void reportsRejectedCredentialsForNamedServer(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("all")) {
			failToConnectEast(pbx.port(), "--ami.servers.east.secret=plugh-4711");
		}
		assertThat(output).contains("PBX \"east\"")
			.contains("Set ami.username and ami.servers.east.secret to an account")
			.contains("set ami.servers.east.startup=background")
			.doesNotContain("plugh-4711");
	}

	@Test
	void reportsMissingPermissionForNamedServer(CapturedOutput output) {
		try (AmiSimulator pbx = pbx("call")) {
			failToConnectEast(pbx.port(), "--ami.servers.east.username=app",
					"--ami.servers.east.events.filters[0]=Event: Hangup");
		}
		assertThat(output).contains("the \"write\" line of the account in ami.servers.east.username")
			.contains("or remove ami.servers.east.events.filters");
	}

	@Test
	void reportsMissingPropertiesOfAServer(CapturedOutput output) {
		fail("--ami.servers.east.host=pbx", "--ami.username=app");
		assertThat(output).contains("these properties are not set: ami.servers.east.secret.")
			.doesNotContain("Set ami.host");
	}

	private static AmiSimulator pbx(String write) {
		return AmiSimulator.builder()
			.account("app", SECRET, "all", write)
			.failedLoginDelay(Duration.ZERO)
			.build()
			.start();
	}

	private static AmiSimulator tlsPbx(TestCertificate certificate) {
		return AmiSimulator.builder().tls(certificate.server(), 0).build().start();
	}

	private static String[] trusting(TestCertificate certificate) {
		return new String[] { "--ami.ssl.bundle=pbx",
				"--spring.ssl.bundle.jks.pbx.truststore.location=file:" + certificate.trustStore(),
				"--spring.ssl.bundle.jks.pbx.truststore.password=" + TestCertificate.PASSWORD };
	}

	@Test
	void reportsServersWithEqualNames(CapturedOutput output) {
		fail("--ami.servers.east.host=pbx", "--ami.servers.ea-st.host=pbx");
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("\"ea-st\"")
			.contains("Give each server a distinct name");
	}

	@Test
	void listsTheServersIfThePrimaryServerIsUnknown(CapturedOutput output) {
		fail("--ami.servers.east.host=pbx", "--ami.servers.west.host=pbx", "--ami.primary=north");
		assertThat(output).contains("Invalid value 'north' for configuration property 'ami.primary'")
			.contains("No server has this name. The servers are: ");
	}

	private static void fail(String... arguments) {
		fail(Application.class, Map.of(), arguments);
	}

	private static void failConfigured(String... arguments) {
		fail(Application.class, Map.of("ami.host", "pbx", "ami.username", "app", "ami.secret", SECRET), arguments);
	}

	private static void failToConnect(int port, String... arguments) {
		fail(Application.class, defaults(port), arguments);
	}

	/**
	 * Fails to start with a server that inherits its account from the top-level
	 * properties.
	 */
	private static void failToConnectEast(int port, String... arguments) {
		fail(Application.class, Map.of("ami.servers.east.host", "127.0.0.1", "ami.servers.east.port", port,
				"ami.username", "app", "ami.secret", SECRET, "ami.startup", "required", "ami.connect-timeout", "30s"),
				arguments);
	}

	private static Map<String, Object> defaults(int port) {
		return Map.of("ami.host", "127.0.0.1", "ami.port", port, "ami.username", "app", "ami.secret", SECRET,
				"ami.startup", "required", "ami.connect-timeout", "30s");
	}

	private static void fail(Class<?> type, Map<String, Object> defaults, String... arguments) {
		SpringApplication application = new SpringApplication(type);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setDefaultProperties(defaults);
		assertThatException().isThrownBy(() -> application.run(arguments).close());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ AmiAutoConfiguration.class, SslAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration(AmiAutoConfiguration.class)
	static class Originating {

		@Bean
		ApplicationRunner originate(AmiClient client) {
			return (arguments) -> client.execute(OriginateAction.of("PJSIP/100").application("Echo"));
		}

	}

}
