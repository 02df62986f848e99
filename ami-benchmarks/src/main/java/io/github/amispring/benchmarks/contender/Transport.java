/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.contender;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import io.github.amispring.benchmarks.stream.Ports;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.TlsSettings;
import org.jspecify.annotations.Nullable;

/**
 * The measured transports.
 */
enum Transport {

	TCP("TCP", false, null),

	TLS("TLS", true, null),

	RAWMAN("HTTP/rawman", false, HttpSettings.DEFAULT),

	MXML("HTTP/mxml", false, HttpSettings.builder().encoding(HttpSettings.Encoding.MXML).build()),

	MANAGER("HTTP/manager", false, HttpSettings.builder().encoding(HttpSettings.Encoding.MANAGER).build()),

	DIGEST("HTTP/digest", false, HttpSettings.builder().authentication(HttpSettings.Authentication.DIGEST).build()),

	HTTPS("HTTPS/rawman", true, HttpSettings.DEFAULT);

	private final String title;

	private final boolean tls;

	private final @Nullable HttpSettings http;

	Transport(String title, boolean tls, @Nullable HttpSettings http) {
		this.title = title;
		this.tls = tls;
		this.http = http;
	}

	boolean isSupportedBy(Ports ports) {
		return !this.tls || ports.hasTls();
	}

	/**
	 * Returns settings for this transport.
	 * @param server settings with the host and the account of the server
	 * @param ports the ports of the server
	 * @throws Exception if the certificate authority cannot be read
	 */
	AmiClientSettings settings(AmiClientSettings server, Ports ports) throws Exception {
		return server.toBuilder()
			.port(port(ports))
			.tls(this.tls ? TlsSettings.of(trusting(Path.of(ports.ca()))) : null)
			.http(this.http)
			.build();
	}

	private int port(Ports ports) {
		if (this.http != null) {
			return this.tls ? ports.https() : ports.http();
		}
		return this.tls ? ports.tls() : ports.tcp();
	}

	private static SSLContext trusting(Path ca) throws Exception {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		try (InputStream pem = Files.newInputStream(ca)) {
			store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
		}
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context;
	}

	/** Returns the name of this transport in the results, which contains no spaces. */
	@Override
	public String toString() {
		return this.title;
	}

}
