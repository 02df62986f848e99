/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClientStatus.State;
import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.HangupEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mockStatic;

/**
 * Tests for {@link AmiMetrics}.
 */
class AmiMetricsTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final RecordingAmiClient client = new RecordingAmiClient();

	private final RecordingAmiClient other = new RecordingAmiClient("other");

	@BeforeEach
	void bind() {
		new AmiMetrics(AmiClients.of(List.of(this.client, this.other))).bindTo(this.registry);
	}

	@Test
	void reportsTheStateOfTheConnection() {
		assertThat(gauge("ami.connection.up")).isZero();
		this.client.status(RecordingAmiClient.status(State.CONNECTED));
		assertThat(gauge("ami.connection.up")).isOne();
	}

	@Test
	void countsReceivedEventsByName() {
		assertThat(this.registry.find("ami.events.received").meters()).isEmpty();
		this.client.receive("Hangup");
		this.client.receive("Hangup");
		this.client.receive("Whatever");
		assertThat(received("Hangup")).isEqualTo(2);
		assertThat(received("UnknownEvent")).isOne();
		assertThat(this.registry.find("ami.events.received").meters()).hasSize(2);
	}

	@Test
	void doesNotDecodeEvents() {
		try (MockedStatic<HangupEvent> hangup = mockStatic(HangupEvent.class)) {
			this.client.receive("Hangup");
			assertThat(received("Hangup")).isOne();
			hangup.verifyNoInteractions();
		}
	}

	@Test
	void reportsLossBufferAndLag() {
		this.client.lose(5);
		this.client.pauseEvents(Duration.ZERO);
		this.client.receive("Hangup");
		assertThat(counter("ami.events.lost")).isEqualTo(5);
		assertThat(gauge("ami.events.buffered")).isOne();
		this.client.lag(Duration.ofMillis(1500));
		assertThat(gauge("ami.events.lag")).isEqualTo(1.5);
	}

	@Test
	void countsErrorsOfListeners() {
		this.client.onConnectionEvent((event) -> {
			throw new IllegalStateException("expected by this test");
		});
		this.client.receive(new AmiEventsLostEvent("fake", Instant.EPOCH, 1));
		assertThat(counter("ami.listener.errors")).isOne();
	}

	@Test
	void countsReconnectsAndActions() {
		assertThat(counter("ami.reconnects")).isEqualTo(3);
		assertThat(counter("ami.messages.unrecognized")).isEqualTo(5);
		assertThat(gauge("ami.actions.pending")).isEqualTo(2);
	}

	@Test
	void distinguishesClients() {
		this.client.listenerFailed("listener", "event", new IllegalStateException());
		this.other.lose(1);
		this.other.receive("Hangup");
		assertThat(counter("ami.events.lost")).isZero();
		assertThat(this.registry.get("ami.events.lost").tag("server", "other").functionCounter().count()).isOne();
		assertThat(this.registry.get("ami.listener.errors").tag("server", "other").functionCounter().count()).isZero();
		assertThat(this.registry.find("ami.events.received").tag("server", "fake").meters()).isEmpty();
		assertThat(this.registry.getMeters())
			.allSatisfy((meter) -> assertThat(meter.getId().getTag("server")).isIn("fake", "other"));
	}

	private double gauge(String name) {
		return this.registry.get(name).tag("server", "fake").gauge().value();
	}

	private double counter(String name) {
		return this.registry.get(name).tag("server", "fake").functionCounter().count();
	}

	private double received(String event) {
		return this.registry.get("ami.events.received")
			.tag("server", "fake")
			.tag("event", event)
			.functionCounter()
			.count();
	}

}
