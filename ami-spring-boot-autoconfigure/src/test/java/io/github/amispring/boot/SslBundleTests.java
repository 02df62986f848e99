/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

import io.github.amispring.boot.testsupport.ListeningApplication;
import io.github.amispring.boot.testsupport.TestCertificate;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.AmiConnectedEvent;
import io.github.amispring.simulator.AmiSimulator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of applications that use an SSL bundle.
 */
@ExtendWith(OutputCaptureExtension.class)
class SslBundleTests {

	private static final int TIMEOUT_MILLIS = 30_000;

	private static TestCertificate first;

	private static TestCertificate second;

	@BeforeAll
	static void makeCertificates(@TempDir Path folder) throws Exception {
		first = TestCertificate.create(Files.createDirectory(folder.resolve("first")), "ip:127.0.0.1");
		second = TestCertificate.create(Files.createDirectory(folder.resolve("second")), "ip:127.0.0.1");
	}

	@Test
	void usesAReloadedBundleForTheNextConnection(@TempDir Path folder, CapturedOutput output) throws IOException {
		Path trustStore = Files.copy(first.trustStore(), folder.resolve("trust.p12"));
		AmiSimulator pbx = simulator(first.server(), 0);
		try (pbx;
				ConfigurableApplicationContext context = run(pbx.tlsPort(), trusting(trustStore),
						"spring.ssl.bundle.jks.pbx.reload-on-update=true",
						"spring.ssl.bundle.watch.file.quiet-period=10ms", "ami.startup=required",
						"ami.reconnect.initial-delay=20ms", "ami.reconnect.max-delay=20ms")) {
			AmiClient client = context.getBean(AmiClient.class);
			pbx.close();
			// a certificate from another issuer
			try (AmiSimulator renewed = simulator(second.server(), pbx.tlsPort())) {
				await().untilAsserted(() -> assertThat(client.status().lastError()).hasMessageContaining("PKIX path"));
				Path copy = Files.copy(second.trustStore(), folder.resolve("copy.p12"));
				Files.move(copy, trustStore, StandardCopyOption.ATOMIC_MOVE);
				ListeningApplication application = context.getBean(ListeningApplication.class);
				await().untilAsserted(() -> assertThat(application.received(AmiConnectedEvent.class)).hasSize(2));
				assertThat(renewed.sessions()).hasSize(1);
			}
		}
		assertThat(output).contains("SSL bundle \"pbx\" was updated; the next connection uses it")
			.doesNotContain("doesn't support SSL reloading");
	}

	@Test
	void offersTheProtocolsOfTheBundle() throws IOException {
		SSLSession session = handshake(first.server(), false,
				"spring.ssl.bundle.jks.pbx.options.enabled-protocols=TLSv1.2");
		assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384" })
	void offersTheCiphersOfTheBundle(String cipher) throws IOException {
		SSLSession session = handshake(first.server(), false, "spring.ssl.bundle.jks.pbx.options.ciphers=" + cipher);
		assertThat(session.getCipherSuite()).isEqualTo(cipher);
	}

	@Test
	void sendsTheCertificateOfTheBundleToAServerThatRequestsIt() throws IOException {
		SSLSession session = handshake(trustingServer(), true,
				"spring.ssl.bundle.jks.pbx.keystore.location=file:" + first.keyStore(),
				"spring.ssl.bundle.jks.pbx.keystore.password=" + TestCertificate.PASSWORD,
				"spring.ssl.bundle.jks.pbx.key.alias=" + TestCertificate.ALIAS);
		assertThat(session.getPeerPrincipal().getName()).isEqualTo("CN=" + TestCertificate.ALIAS);
	}

	/** A server that accepts only client certificates from its own issuer. */
	private static SSLContext trustingServer() {
		return SslBundle
			.of(new JksSslStoreBundle(store(first.keyStore()), store(first.trustStore())),
					SslBundleKey.of(TestCertificate.PASSWORD, TestCertificate.ALIAS))
			.createSslContext();
	}

	private static JksSslStoreDetails store(Path file) {
		return new JksSslStoreDetails(null, null, "file:" + file, TestCertificate.PASSWORD);
	}

	/** Returns the server's TLS session for the application's first connection. */
	private static SSLSession handshake(SSLContext server, boolean needClientAuth, String... properties)
			throws IOException {
		try (SSLServerSocket listening = (SSLServerSocket) server.getServerSocketFactory()
			.createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			listening.setSoTimeout(TIMEOUT_MILLIS);
			listening.setNeedClientAuth(needClientAuth);
			try (ConfigurableApplicationContext context = run(listening.getLocalPort(), trusting(first.trustStore()),
					properties); SSLSocket accepted = (SSLSocket) listening.accept()) {
				assertThat(context.isRunning()).isTrue();
				accepted.setSoTimeout(TIMEOUT_MILLIS);
				accepted.startHandshake();
				return accepted.getSession();
			}
		}
	}

	private static AmiSimulator simulator(SSLContext context, int port) {
		return AmiSimulator.builder().account("app", "secret").withoutPlainPort().tls(context, port).build().start();
	}

	private static List<String> trusting(Path trustStore) {
		return List.of("spring.ssl.bundle.jks.pbx.truststore.location=file:" + trustStore,
				"spring.ssl.bundle.jks.pbx.truststore.password=" + TestCertificate.PASSWORD);
	}

	private static ConfigurableApplicationContext run(int port, List<String> trust, String... properties) {
		return new SpringApplicationBuilder(ListeningApplication.class).web(WebApplicationType.NONE)
			.properties("ami.host=127.0.0.1", "ami.port=" + port, "ami.username=app", "ami.secret=secret",
					"ami.ssl.bundle=pbx")
			.properties(trust.toArray(String[]::new))
			.properties(properties)
			.run();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofMillis(TIMEOUT_MILLIS));
	}

}
