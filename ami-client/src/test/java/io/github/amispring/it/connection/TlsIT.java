/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLException;

import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.exception.AmiConnectException;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.Transport;
import io.github.amispring.testsupport.FaultProxy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which certificates and ports TLS accepts.
 */
@OnEachAsterisk(over = Transport.TLS)
class TlsIT {

	private final Pbx pbx;

	TlsIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@Test
	void acceptsHostNameOfTheCertificate() {
		AmiClient client = this.pbx.connect((settings) -> settings.host("localhost"));
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void rejectsOtherHostName() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.2");
		assertThat(refusal((settings) -> settings.host("127.0.0.2").port(proxy.port())))
			.hasMessageContaining("127.0.0.2")
			.hasMessageContaining("valid for this host")
			.hasCauseInstanceOf(SSLException.class);
		assertThat(proxy.sent()).doesNotContain(this.pbx.server().admin().username());
	}

	@Test
	void acceptsOtherHostNameWithoutVerification() {
		FaultProxy proxy = this.pbx.proxy("127.0.0.2");
		AmiClient client = this.pbx.connect((settings) -> settings.host("127.0.0.2")
			.port(proxy.port())
			.tls((tls) -> tls.context(this.pbx::sslContext).verifyHostname(false)));
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void rejectsCertificateFromUnknownAuthority() {
		assertThat(refusal((settings) -> settings.tls(TlsSettings.systemDefault())))
			.hasMessageContaining("issuer is trusted")
			.hasCauseInstanceOf(SSLException.class);
	}

	@Test
	void usesConfiguredProtocolAndCipher() {
		AmiClient client = this.pbx.connect((settings) -> settings.tls((tls) -> tls.context(this.pbx::sslContext)
			.protocols(List.of("TLSv1.2"))
			.ciphers(List.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"))));
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void rejectsPlaintextPort() {
		assertThat(refusal((settings) -> settings.port(this.pbx.server().port())))
			.hasMessageContaining("Check that the port expects TLS");
	}

	@Test
	void plaintextClientRejectsTlsPort() {
		assertThat(refusal((settings) -> settings.withoutTls().connectTimeout(Duration.ofMillis(500))))
			.hasMessageContaining("TLS");
	}

	private AmiConnectException refusal(UnaryOperator<AmiClientSettings.Builder> adaptation) {
		AmiClient client = this.pbx.client(adaptation);
		try {
			client.start().join();
			throw new AssertionError("Not rejected: " + client.status());
		}
		catch (CompletionException ex) {
			return (AmiConnectException) ex.getCause();
		}
	}

}
