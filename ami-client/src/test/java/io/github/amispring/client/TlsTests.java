/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.FakeServer.Session;
import io.github.amispring.testsupport.Recorder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests connections with TLS.
 */
class TlsTests extends AbstractClientTests {

	private static final char[] PASSWORD = "changeit".toCharArray();

	/** Presents a valid certificate for this machine. */
	private static SSLContext local;

	private static SSLContext other;

	/** Presents a certificate for this machine that expired two days ago. */
	private static SSLContext expired;

	/**
	 * Trusts the servers in this test, by their certificates or by the issuers of their
	 * certificates.
	 */
	private static SSLContext trusting;

	@BeforeAll
	static void makeCertificates(@TempDir Path folder) throws Exception {
		KeyStore localKeys = makeKeys(folder.resolve("local.p12"), "dns:localhost,ip:127.0.0.1");
		KeyStore otherKeys = makeKeys(folder.resolve("other.p12"), "dns:pbx.example.com");
		KeyStore expiredKeys = makeExpiredKeys(folder.resolve("expired.p12"));
		local = serverContext(localKeys);
		other = serverContext(otherKeys);
		expired = serverContext(expiredKeys);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("local", localKeys.getCertificate("key"));
		trusted.setCertificateEntry("other", otherKeys.getCertificate("key"));
		// Java accepts an expired certificate that is itself trusted. Therefore, this
		// context trusts the issuer of the expired certificate instead.
		trusted.setCertificateEntry("issuer", expiredKeys.getCertificateChain("key")[1]);
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		trusting = SSLContext.getInstance("TLS");
		trusting.init(null, trust.getTrustManagers(), null);
	}

	private static KeyStore makeKeys(Path file, String names) throws Exception {
		return makeKeys(file, "key", "-ext", "san=" + names, "-validity", "2");
	}

	private static KeyStore makeExpiredKeys(Path file) throws Exception {
		makeKeys(file, "issuer", "-ext", "bc:c", "-startdate", "-9d", "-validity", "18");
		KeyStore keys = makeKeys(file, "key", "-ext", "san=ip:127.0.0.1", "-startdate", "-3d", "-validity", "1",
				"-signer", "issuer");
		keys.deleteEntry("issuer");
		return keys;
	}

	private static KeyStore makeKeys(Path file, String alias, String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias, "-storetype",
						"PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD)));
		command.addAll(List.of(options));
		Process keytool = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(file.resolveSibling("keytool.log").toFile())
			.start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).as(Files.readString(file.resolveSibling("keytool.log"))).isZero();
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, PASSWORD);
		}
		return keys;
	}

	private static SSLContext serverContext(KeyStore keys) throws GeneralSecurityException {
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(keys, PASSWORD);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(factory.getKeyManagers(), null, null);
		return context;
	}

	@Test
	void connectsToTrustedServer() {
		try (FakeServer server = server(local)) {
			AmiClient client = client(server, TlsSettings.of(trusting));
			Recorder recorder = new Recorder(client);
			get(client.start());
			assertThat(client.execute(PING).message().get("Ping")).isEqualTo("Pong");
			Session session = server.awaitSession();
			session.event("A");
			recorder.await("A");
			session.close();
			recorder.await("AmiConnectedEvent", 2);
			client.stop(TEST_TIMEOUT);
			Awaitility.await().untilAsserted(() -> assertThat(threadsOf(client)).isEmpty());
		}
	}

	@Test
	void verifiesHostName() {
		try (FakeServer server = server(local)) {
			AmiClient client = client(
					(settings) -> settings.host("localhost").port(server.port()).tls(TlsSettings.of(trusting)));
			get(client.start());
			assertThat(client.status().isConnected()).isTrue();
		}
	}

	@Test
	void rejectsCertificateForAnotherHost() {
		try (FakeServer server = server(other)) {
			AmiClient client = client(server, TlsSettings.of(trusting));
			assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
				.hasMessageContaining("TLS failed")
				.hasMessageContaining("valid for this host");
			assertThat(server.received()).isEmpty();
		}
	}

	@Test
	void acceptsCertificateForAnotherHostWithoutVerification() {
		try (FakeServer server = server(other)) {
			AmiClient client = client(server, TlsSettings.builder().context(trusting).verifyHostname(false).build());
			get(client.start());
			assertThat(client.status().isConnected()).isTrue();
		}
	}

	@Test
	void rejectsUntrustedServer() {
		try (FakeServer server = server(local)) {
			for (TlsSettings options : List.of(TlsSettings.systemDefault(),
					TlsSettings.builder()
						.context(TlsSettings.systemDefault().context())
						.verifyHostname(false)
						.build())) {
				AmiClient client = client(server, options);
				assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
					.hasMessageContaining("TLS failed")
					.hasMessageContaining("issuer is trusted");
			}
			assertThat(server.received()).isEmpty();
		}
	}

	@Test
	void rejectsExpiredCertificate() {
		try (FakeServer server = server(expired)) {
			for (boolean verifyHostname : List.of(true, false)) {
				AmiClient client = client(server,
						TlsSettings.builder().context(trusting).verifyHostname(verifyHostname).build());
				assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
					.hasMessageContaining("TLS failed")
					.hasMessageContaining("has not expired")
					.hasRootCauseInstanceOf(CertificateExpiredException.class);
			}
			assertThat(server.received()).isEmpty();
		}
	}

	@Test
	void offersConfiguredProtocolsAndCiphers() {
		try (FakeServer server = server(local)) {
			get(client(server,
					TlsSettings.builder()
						.context(trusting)
						.protocols(List.of("TLSv1.2"))
						.ciphers(List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"))
						.build())
				.start());
			assertThat(server.awaitSession().tls()).satisfies((session) -> {
				assertThat(session.getProtocol()).isEqualTo("TLSv1.2");
				assertThat(session.getCipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
			});
			get(client(server, TlsSettings.of(trusting)).start());
			assertThat(server.awaitSession().tls().getProtocol()).isEqualTo("TLSv1.3");
		}
	}

	@Test
	void reportsUnsupportedProtocolAsTlsError() {
		try (FakeServer server = new FakeServer(() -> {
			SSLServerSocket socket = (SSLServerSocket) local.getServerSocketFactory().createServerSocket();
			socket.setEnabledProtocols(new String[] { "TLSv1.3" });
			return socket;
		})) {
			assertThat(failure(
					client(server, TlsSettings.builder().context(trusting).protocols(List.of("TLSv1.2")).build())
						.start()))
				.hasMessageContaining("TLS failed");
		}
	}

	@Test
	void requestsSslContextForEachConnection() {
		AtomicInteger asked = new AtomicInteger();
		Supplier<SSLContext> context = () -> {
			asked.incrementAndGet();
			return trusting;
		};
		try (FakeServer server = server(local)) {
			AmiClient client = client(server, TlsSettings.builder().context(context).build());
			get(client.start());
			server.awaitSession().close();
			Awaitility.await().until(() -> client.statistics().reconnects() == 1);
			assertThat(asked).hasValueGreaterThanOrEqualTo(2);
		}
	}

	@Test
	void reportsThatPortDoesNotExpectTls() {
		assertThat(failure(client(this.server, TlsSettings.of(trusting)).start()))
			.isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("TLS failed")
			.hasMessageContaining("port expects TLS");
	}

	@Test
	void reportsThatPortMayExpectTls() {
		try (FakeServer server = server(local)) {
			AmiClient client = client(
					(settings) -> settings.port(server.port()).connectTimeout(Duration.ofMillis(100)));
			assertThat(failure(client.start())).hasMessageContaining("no response")
				.hasMessageContaining("whether the port expects TLS");
		}
	}

	@Test
	void stopClosesConnectionDuringRead() {
		try (FakeServer server = server(local)) {
			server.ignore("Logoff");
			AmiClient client = client(server, TlsSettings.of(trusting));
			Recorder recorder = new Recorder(client);
			get(client.start());
			client.stop(TEST_TIMEOUT);
			assertThat(recorder.names()).endsWith("AmiDisconnectedEvent");
			Awaitility.await().untilAsserted(() -> assertThat(threadsOf(client)).isEmpty());
		}
	}

	private AmiClient client(FakeServer server, TlsSettings options) {
		return client((settings) -> settings.port(server.port()).tls(options));
	}

	private static FakeServer server(SSLContext context) {
		return new FakeServer(() -> context.getServerSocketFactory().createServerSocket());
	}

}
