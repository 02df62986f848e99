/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.testsupport;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The certificate of a server, and a trust store with its issuer.
 *
 * @param server the SSL context of the server
 * @param keyStore the key store file, which contains the certificate as {@link #ALIAS}
 * @param trustStore the trust store file
 */
public record TestCertificate(SSLContext server, Path keyStore, Path trustStore) {

	/** The alias of the certificate. */
	public static final String ALIAS = "server";

	/** The password of the stores. */
	public static final String PASSWORD = "changeit";

	/**
	 * Creates a certificate.
	 * @param folder the directory for the files
	 * @param name the subject alternative name, such as {@code dns:localhost}
	 * @param options additional options for keytool
	 */
	public static TestCertificate create(Path folder, String name, String... options) throws Exception {
		Path file = folder.resolve("keys.p12");
		keytool(file, "issuer", "-ext", "bc:c", "-startdate", "-9d");
		List<String> all = new ArrayList<>(List.of("-ext", "san=" + name, "-signer", "issuer"));
		all.addAll(List.of(options));
		keytool(file, ALIAS, all.toArray(String[]::new));
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		Path trustStore = folder.resolve("trust.p12");
		trust(keys, trustStore);
		keys.deleteEntry("issuer");
		KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		factory.init(keys, PASSWORD.toCharArray());
		SSLContext server = SSLContext.getInstance("TLS");
		server.init(factory.getKeyManagers(), null, null);
		return new TestCertificate(server, file, trustStore);
	}

	private static void trust(KeyStore keys, Path file) throws Exception {
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, null);
		trusted.setCertificateEntry("issuer", keys.getCertificate("issuer"));
		try (OutputStream out = Files.newOutputStream(file)) {
			trusted.store(out, PASSWORD.toCharArray());
		}
	}

	private static void keytool(Path file, String alias, String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						alias, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + alias, "-storetype",
						"PKCS12", "-keystore", file.toString(), "-storepass", PASSWORD));
		command.addAll(List.of(options));
		Path log = file.resolveSibling("keytool.log");
		Process keytool = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
		assertThat(keytool.exitValue()).as(Files.readString(log)).isZero();
	}

}
