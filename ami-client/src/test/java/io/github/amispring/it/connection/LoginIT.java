/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletionException;

import io.github.amispring.Ami;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.Authentication;
import io.github.amispring.exception.AmiAuthenticationException;
import io.github.amispring.exception.AmiException;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.testsupport.FaultProxy;
import io.github.amispring.testsupport.LogCapture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests successful and rejected logins to a real Asterisk.
 */
@OnEachAsterisk(overAll = true)
class LoginIT {

	private final Pbx pbx;

	LoginIT(Pbx pbx) {
		this.pbx = pbx;
	}

	@ParameterizedTest
	@EnumSource
	void connectsAfterLogin(Authentication authentication) {
		AmiClient client = this.pbx.connect((settings) -> settings.authentication(authentication));
		AmiClientStatus status = client.status();
		assertThat(status.state()).isEqualTo(AmiClientStatus.State.CONNECTED);
		assertThat(status.asteriskVersion()).startsWith(this.pbx.server().version() + ".");
		assertThat(status.amiVersion()).startsWith(this.pbx.isAtLeast(22) ? "11." : "5.");
		assertThat(status.connectedSince()).isNotNull();
		assertThat(status.lastError()).isNull();
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@ParameterizedTest
	@EnumSource
	void sendsReadableSecretOnlyWithPlaintextLoginWithoutTls(Authentication authentication) {
		FaultProxy proxy = this.pbx.proxy("127.0.0.1");
		this.pbx.connect((settings) -> settings.host("127.0.0.1").port(proxy.port()).authentication(authentication));
		boolean readable = proxy.sent().contains(this.pbx.server().admin().secret());
		assertThat(readable).isEqualTo(authentication == Authentication.PLAINTEXT && !this.pbx.transport().isTls()
				&& this.pbx.transport().logsIn());
	}

	@ParameterizedTest
	@EnumSource
	void rejectsWrongSecretWithoutShowingIt(Authentication authentication) {
		String wrong = Pbx.uniqueName();
		AmiClientSettings settings = this.pbx.settings()
			.authentication(authentication)
			.credentials(this.pbx.server().admin().username(), wrong)
			.build();
		StringBuilder shown = new StringBuilder();
		try (LogCapture log = new LogCapture()) {
			AmiClient client = Ami.createClient(settings);
			AmiException refusal = refusal(client);
			assertThat(refusal).isInstanceOf(AmiAuthenticationException.class)
				.hasMessageContaining(this.pbx.transport().logsIn() ? "Authentication failed" : "401 Unauthorized")
				.hasMessageContaining("\"" + settings.username() + "\"");
			assertThat(client.status().isConnected()).isFalse();
			assertThat(client.status().lastError()).isSameAs(refusal);
			shown.append(settings).append(client).append(client.status()).append(client.statistics());
			shown.append(textOf(refusal));
			client.close();
			shown.append(log.messages());
		}
		assertThat(shown).contains("rejected the login").doesNotContain(wrong);
	}

	@Test
	void rejectsUnknownAccount() {
		String unknown = Pbx.uniqueName();
		AmiClient client = this.pbx.client((settings) -> settings.credentials(unknown, "secret"));
		assertThat(refusal(client)).isInstanceOf(AmiAuthenticationException.class).hasMessageContaining(unknown);
	}

	@Test
	void connectsWithoutPermissionToQueryTheVersion() {
		AmiClient client = this.pbx.connectAs(this.pbx.server().watcher());
		assertThat(client.status().isConnected()).isTrue();
		assertThat(client.status().asteriskVersion()).isNull();
		if (this.pbx.transport().http() == null) {
			assertThat(client.status().amiVersion()).isNotEmpty();
		}
		else {
			assertThat(client.status().amiVersion()).as("no banner over HTTP").isNull();
		}
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void twoClientsConnectWithSameAccount() {
		AmiClient first = this.pbx.connect();
		AmiClient second = this.pbx.connect();
		assertThat(first.execute(PingAction.of()).ping()).isEqualTo("Pong");
		assertThat(second.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	@Test
	void restartsStoppedClient() {
		AmiClient client = this.pbx.connect();
		client.stop(Pbx.TEST_TIMEOUT);
		assertThat(client.status().state()).isEqualTo(AmiClientStatus.State.STOPPED);
		client.start().join();
		assertThat(client.execute(PingAction.of()).ping()).isEqualTo("Pong");
	}

	private static AmiException refusal(AmiClient client) {
		try {
			client.start().join();
			throw new AssertionError("Not rejected: " + client.status());
		}
		catch (CompletionException ex) {
			return (AmiException) ex.getCause();
		}
	}

	private static String textOf(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

}
