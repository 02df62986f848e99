/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer.Session;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ConnectFailures} and their messages.
 */
class ConnectFailuresTests extends AbstractClientTests {

	@Test
	void describesUnknownHost() {
		assertThat(describe(new UnknownHostException("pbx.exmaple.com"))).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining("host name")
			.hasMessageContaining("spelling")
			.hasCauseInstanceOf(UnknownHostException.class);
	}

	@Test
	void describesMissingRoute() {
		assertThat(describe(new NoRouteToHostException("No route to host"))).hasMessageContaining("No route to host")
			.hasMessageContaining("firewall");
	}

	@Test
	void describesResetConnection() {
		assertThat(describe(new SocketException("Connection reset"))).hasMessageContaining("Connection reset")
			.hasMessageContaining("TLS");
	}

	@Test
	void describesUnexpectedException() {
		assertThat(describe(new IllegalStateException("odd"))).hasMessageContaining("IllegalStateException")
			.hasMessageContaining("odd");
	}

	@Test
	void returnsAmiExceptionUnchanged() {
		AmiException described = new AmiConnectException("east", "said already", null);
		assertThat(describe(described)).isSameAs(described);
	}

	@Test
	void describesRefusedConnection() {
		AmiClient client = client((settings) -> settings.port(UNUSED_PORT));
		assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining(client.name())
			.hasMessageContaining("127.0.0.1:1:")
			.hasMessageContaining("refused")
			.hasMessageContaining("manager.conf")
			.hasMessageContaining("enabled=yes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", "220 mail.example.com ESMTP\r\n",
			"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n" })
	void describesBannerOfAnotherProtocol(String banner) {
		this.server.onConnect((session) -> session.send(banner));
		assertThatStart().hasMessageContaining("not an AMI server")
			.hasMessageContaining("received \"" + banner.lines().findFirst().orElseThrow() + "\"")
			.hasMessageContaining("Check the port");
	}

	@Test
	void replacesControlCharactersInBanner() {
		this.server.onConnect((session) -> session.send("a\u001B[2Jb\r\n"));
		assertThatStart().hasMessageContaining("received \"a?[2Jb\"");
	}

	@Test
	void describesUnboundedBanner() {
		this.server.onConnect((session) -> session.send("x".repeat(2000)));
		assertThatStart().hasMessageContaining("banner").hasMessageContaining("Check the port");
	}

	@Test
	void describesCloseBeforeBanner() {
		this.server.onConnect(Session::close);
		assertThatStart().hasMessageContaining("closed the connection")
			.hasMessageContaining("banner")
			.hasMessageContaining("authlimit");
	}

	@Test
	void describesCloseInsteadOfResponse() {
		this.server.on("Login", (session, request) -> session.close());
		assertThatStart().hasMessageContaining("Login");
	}

	@Test
	void describesMissingBanner() {
		this.server.onConnect((session) -> {
		});
		assertThatStart((settings) -> settings.connectTimeout(Duration.ofMillis(50)))
			.hasMessageContaining("no response within 50 ms")
			.hasMessageContaining("TLS");
	}

	@Test
	void describesMissingResponse() {
		this.server.ignore("CoreSettings");
		assertThatStart((settings) -> settings.connectTimeout(Duration.ofMillis(300)))
			.hasMessageContaining("no response within 300 ms");
	}

	private AmiException describe(Exception failure) {
		return new ConnectFailures(settings().build()).describe(failure);
	}

	private AbstractThrowableAssert<?, ?> assertThatStart() {
		return assertThatStart((settings) -> {
		});
	}

	private AbstractThrowableAssert<?, ?> assertThatStart(Consumer<AmiClientSettings.Builder> customizer) {
		AmiClient client = client(customizer);
		return assertThat(failure(client.start())).isInstanceOf(AmiConnectException.class)
			.hasMessageContaining(client.name())
			.hasMessageContaining("127.0.0.1:" + this.server.port());
	}

}
