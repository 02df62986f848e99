/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.exception.AmiConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link AmiHealthIndicator}.
 */
class AmiHealthIndicatorTests {

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final AmiHealthIndicator indicator = new AmiHealthIndicator(this.client);

	@Test
	void isUpWhenConnected() {
		this.client.status(AmiClientStatus.builder("fake", State.CONNECTED)
			.asteriskVersion("22.10.1")
			.amiVersion("11.0.0")
			.connectedSince(Instant.EPOCH)
			.lastRoundTrip(Duration.ofMillis(3))
			.build());
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsExactly(entry("server", "fake"), entry("state", State.CONNECTED),
				entry("transport", AmiTransport.TCP), entry("asteriskVersion", "22.10.1"),
				entry("amiVersion", "11.0.0"), entry("lastRoundTrip", Duration.ofMillis(3)),
				entry("connectedSince", Instant.EPOCH), entry("eventsLag", Duration.ZERO));
	}

	@Test
	void isDownWithTheReasonWhenNotConnected() {
		this.client.status(AmiClientStatus.builder("fake", State.WAITING)
			.lastError(new AmiConnectException("fake", "connection refused", null))
			.build());
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsOnly(entry("reason", "connection refused"), entry("server", "fake"),
				entry("state", State.WAITING), entry("transport", AmiTransport.TCP), entry("eventsLag", Duration.ZERO));
	}

	@Test
	void isDownWhenEventsExceedTheMaximumLag() {
		this.client.status(RecordingAmiClient.status(State.CONNECTED)).lag(Duration.ofSeconds(31));
		assertThat(this.indicator.health().getStatus()).isEqualTo(Status.UP);
		AmiHealthIndicator strict = new AmiHealthIndicator(this.client, Duration.ofSeconds(30));
		Health health = strict.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason", "The oldest undelivered event is older than PT30S")
			.containsEntry("eventsLag", Duration.ofSeconds(31));
		this.client.lag(Duration.ofSeconds(30));
		assertThat(strict.health().getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@CsvSource({ "STOPPED, The client is stopped", "CONNECTING, The client is connecting",
			"WAITING, The client is waiting to reconnect" })
	void containsAReasonWithoutError(State state, String reason) {
		this.client.status(RecordingAmiClient.status(state));
		Health health = this.indicator.health();
		assertThat(health.getStatus()).isEqualTo(Status.DOWN);
		assertThat(health.getDetails()).containsEntry("reason", reason);
	}

}
