/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.connection;

import java.time.Duration;

import io.github.amispring.action.CustomAction;
import io.github.amispring.action.PingAction;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.event.AmiDisconnectedEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.it.support.AbstractProxyIT;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that the keep-alive closes a lost connection to a real Asterisk and does not
 * close a working connection.
 */
@OnEachAsterisk
class KeepAliveIT extends AbstractProxyIT {

	private ConnectionLog connection;

	KeepAliveIT(Pbx pbx) {
		super(pbx);
	}

	@Override
	protected AmiClientSettings.Builder customize(AmiClientSettings.Builder settings) {
		return super.customize(settings)
			.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(300)).timeout(Duration.ofSeconds(1)));
	}

	@BeforeEach
	void recordConnectionEvents() {
		this.pbx.awaitDelivery(this.client);
		this.connection = ConnectionLog.of(this.client);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void detectsHalfOpenConnection(boolean toServer) {
		(toServer ? this.proxy.toServer() : this.proxy.toClient()).discard();
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> !this.connection.events().isEmpty());
		assertThat(this.connection.events().get(0)).isInstanceOfSatisfying(AmiDisconnectedEvent.class,
				(event) -> assertThat(event.reason()).contains("did not respond to a Ping"));
	}

	@Test
	void measuresRoundTrip() {
		Awaitility.await().atMost(Pbx.TEST_TIMEOUT).until(() -> this.client.status().lastRoundTrip() != null);
		assertThat(this.client.status().lastRoundTrip()).isPositive();
	}

	/**
	 * The server does not respond to pings while it waits for the phone to be answered.
	 */
	@Test
	void keepsConnectionDuringSynchronousOriginate() {
		TestCall call = new TestCall(Pbx.uniqueName(), "ring");
		call.hangUpAfterTest(this.pbx);
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> this.client.execute(call.action().timeout(Duration.ofSeconds(3)).synchronous()))
			.withMessageContaining("Originate failed");
		assertThat(this.client.execute(PingAction.of()).ping()).isEqualTo("Pong");
		assertThat(this.connection.events()).isEmpty();
	}

	/**
	 * The client can infer the duration of a {@link CustomAction} only from the timeout
	 * that the caller specifies.
	 */
	@Test
	void keepsConnectionDuringActionWithLongTimeout() {
		CustomAction originate = CustomAction.named("Originate")
			.with("Channel", "Local/ring@test")
			.with("Application", "Wait")
			.with("Timeout", "3000");
		assertThatExceptionOfType(AmiErrorResponseException.class)
			.isThrownBy(() -> this.client.execute(originate, Duration.ofSeconds(20)));
		assertThat(this.client.execute(PingAction.of()).ping()).isEqualTo("Pong");
		assertThat(this.connection.events()).isEmpty();
	}

}
