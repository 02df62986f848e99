/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpServer;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.HttpSettings.Authentication;
import io.github.amispring.client.HttpSettings.Encoding;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.testsupport.AbstractClientTests;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HttpFailures} with HTTP servers that are not Asterisk.
 */
class HttpFailuresTests extends AbstractClientTests {

	private static final HttpSettings DIGEST = HttpSettings.builder().authentication(Authentication.DIGEST).build();

	private HttpServer http;

	private int status = 200;

	private String page = "<html><title>Welcome</title></html>";

	@BeforeEach
	void startHttpServer() throws IOException {
		this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.http.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			byte[] body = this.page.getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(this.status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		this.http.start();
	}

	@AfterEach
	void stopHttpServer() {
		this.http.stop(0);
	}

	@ParameterizedTest
	@CsvSource({ "401, another server responded", "403, the \"permit\" and \"deny\" lines of the account",
			"404, webenabled=yes", "407, the password of the proxy", "500, the host and the port" })
	void describesStatus(int status, String hint) {
		this.status = status;
		assertThatStart((settings) -> settings.http((http) -> http.pathPrefix("/pbx")))
			.hasMessageContaining("HTTP status " + status + " for the path /pbx/rawman. ")
			.hasMessageContaining(hint)
			.satisfies((failure) -> assertThat(((AmiConnectException) failure).httpStatus()).isEqualTo(status));
	}

	@Test
	void describesStatus401WithoutDigestChallenge() {
		this.status = 401;
		assertThatStart((settings) -> settings.http(DIGEST))
			.hasMessageContaining("The response requests no digest authentication, so another server responded.");
	}

	@ParameterizedTest
	@EnumSource(Encoding.class)
	void describesPageOfAnotherServer(Encoding encoding) {
		assertThatStart((settings) -> settings.http((http) -> http.encoding(encoding)))
			.hasMessageContaining("not an AMI server")
			.hasMessageContaining("Check that the host and the port are those of Asterisk's HTTP server.");
		assertThatStart((settings) -> settings.http(DIGEST.toBuilder().encoding(encoding).build()))
			.hasMessageContaining("received \"<html><title>Welcome</title></html>\"")
			.hasMessageContaining("Check that the host and the port are those of Asterisk's HTTP server.");
	}

	@Test
	void describesRefusedConnection() {
		assertThatStart((settings) -> settings.port(UNUSED_PORT)).hasMessageContaining("refused")
			.hasMessageContaining("http.conf contains enabled=yes and this port");
	}

	@Test
	void describesRefusedConnectionToProxy() {
		assertThatStart(proxy(UNUSED_PORT)).hasMessageContaining("refused")
			.hasMessageContaining("Check that the proxy is running")
			.hasMessageNotContaining("xyzzy");
	}

	@Test
	void describesUnknownProxy() {
		AmiClientSettings settings = settings().http((http) -> http.proxy(URI.create("http://user:xyzzy@nowhere:3128")))
			.build();
		assertThat(new ConnectFailures(settings).describe(new UnknownHostException("nowhere")))
			.hasMessageContaining("the host name of the proxy cannot be resolved")
			.hasMessageNotContaining("xyzzy");
	}

	@Test
	void describesStatusOfProxy() {
		this.status = 502;
		assertThatStart(proxy(this.http.getAddress().getPort())).hasMessageContaining("HTTP status 502")
			.hasMessageContaining("whether the proxy responded")
			.hasMessageNotContaining("xyzzy");
	}

	@Test
	void describesPortWithoutTls() throws IOException {
		try (ServerSocket server = respond("HTTP/1.1 400 Bad Request\r\n\r\n")) {
			assertThatStart((settings) -> settings.port(server.getLocalPort()).tls((tls) -> {
			})).hasMessageContaining("TLS failed").hasMessageContaining("tlsbindaddr in http.conf");
		}
	}

	@Test
	void describesConnectionClosedWithoutResponse() throws IOException {
		try (ServerSocket server = respond("")) {
			assertThatStart((settings) -> settings.port(server.getLocalPort()))
				.hasMessageContaining("the port of Asterisk's HTTP server, and that it does not expect TLS.");
		}
	}

	@Test
	void describesBannerOfTcpPort() {
		assertThatStart((settings) -> settings.port(this.server.port()))
			.hasMessageContaining("received \"Asterisk Call Manager/\", the banner of the manager interface over TCP");
	}

	@Test
	void describesBannerOfAnotherProtocol() throws IOException {
		try (ServerSocket server = respond("SSH-2.0-Open\u001BSSH_9.2p1 Debian-2\r\n")) {
			assertThatStart((settings) -> settings.port(server.getLocalPort())).hasMessageContaining("SSH_9.2p1")
				.hasMessageNotContaining("\u001B");
		}
	}

	@Test
	void limitsHeadOfResponse() throws IOException {
		for (String endless : new String[] { "x".repeat(8192), "X: y\r\n".repeat(1000) }) {
			try (ServerSocket server = respond("HTTP/1.1 200 OK\r\n" + endless, true)) {
				assertThatStart((settings) -> settings.port(server.getLocalPort()).connectTimeout(TEST_TIMEOUT))
					.hasMessageContaining("exceeded");
			}
		}
	}

	@Test
	void describesMissingResponse() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatStart((settings) -> settings.port(server.getLocalPort()).connectTimeout(Duration.ofMillis(100)))
				.hasMessageContaining("no response within 100 ms")
				.hasMessageContaining("that it does not expect TLS");
		}
	}

	private static ServerSocket respond(String text) throws IOException {
		return respond(text, false);
	}

	/** Starts a server that sends text on each connection, once or until it is closed. */
	private static ServerSocket respond(String text, boolean endless) throws IOException {
		ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
		Thread thread = new Thread(() -> {
			while (!server.isClosed()) {
				try (Socket socket = server.accept()) {
					OutputStream output = socket.getOutputStream();
					do {
						output.write(text.getBytes(StandardCharsets.ISO_8859_1));
					}
					while (endless);
					socket.shutdownOutput();
					socket.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// the client or the test closed the connection
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
		return server;
	}

	private static Consumer<AmiClientSettings.Builder> proxy(int port) {
		return (settings) -> settings.http((http) -> http.proxy(URI.create("http://user:xyzzy@127.0.0.1:" + port)));
	}

	private AbstractThrowableAssert<?, ?> assertThatStart(Consumer<AmiClientSettings.Builder> customizer) {
		AmiClient client = client((settings) -> {
			settings.port(this.http.getAddress().getPort()).http(HttpSettings.DEFAULT);
			customizer.accept(settings);
		});
		return assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining(client.name());
	}

}
