/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;

import io.github.amispring.client.internal.IdleTask;
import io.github.amispring.event.AmiIdleEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import io.github.amispring.testsupport.Recorder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link IdleTask} in a client.
 */
class IdleEventTests extends AbstractClientTests {

	private static final Duration INTERVAL = Duration.ofMillis(30);

	@Test
	void publishesIdleEventsRepeatedly() {
		AmiClient client = client((settings) -> settings.events((events) -> events.idleInterval(INTERVAL)));
		Recorder recorder = new Recorder(client);
		get(client.start());
		recorder.await("AmiIdleEvent", 3);
		assertThat(recorder.only(AmiIdleEvent.class)).allSatisfy((event) -> {
			assertThat(event.server()).isEqualTo(client.name());
			assertThat(event.idle()).isGreaterThanOrEqualTo(INTERVAL);
		});
		assertThat(recorder.only(AmiIdleEvent.class).get(2).idle())
			.isGreaterThan(recorder.only(AmiIdleEvent.class).get(1).idle());
	}

	@Test
	void eventResetsIdleTime() {
		AmiClient client = client((settings) -> settings.events((events) -> events.idleInterval(INTERVAL)));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		recorder.await("AmiIdleEvent", 5);
		Duration before = recorder.only(AmiIdleEvent.class).get(4).idle();
		session.event("Hangup");
		recorder.await("Hangup");
		int count = recorder.only(AmiIdleEvent.class).size();
		recorder.await("AmiIdleEvent", count + 1);
		assertThat(recorder.only(AmiIdleEvent.class).get(count).idle()).isLessThan(before);
	}

	@Test
	void responsesDoNotResetIdleTime() {
		AmiClient client = client((settings) -> settings.events((events) -> events.idleInterval(INTERVAL)));
		Recorder recorder = new Recorder(client);
		get(client.start());
		while (recorder.only(AmiIdleEvent.class).isEmpty()) {
			client.execute(PING);
		}
		assertThat(recorder.only(AmiIdleEvent.class)).isNotEmpty();
	}

	/** The server may or may not filter the excluded events. */
	@Test
	void excludedEventsDoNotResetIdleTime() {
		AmiClient client = client((settings) -> settings.events((events) -> events.idleInterval(INTERVAL))
			.events((events) -> events.exclude("VarSet")));
		Recorder recorder = new Recorder(client);
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		while (recorder.only(AmiIdleEvent.class).isEmpty()) {
			session.event("VarSet");
		}
		assertThat(recorder.only(AmiIdleEvent.class)).isNotEmpty();
	}

	@Test
	void stopsPublishingWhenConnectionIsLost() {
		AmiClient client = client((settings) -> settings.events((events) -> events.idleInterval(INTERVAL))
			.reconnect((reconnect) -> reconnect.initialDelay(Duration.ofHours(1))
				.maxDelay(Duration.ofHours(1))
				.multiplier(1)
				.jitter(0)));
		Recorder recorder = new Recorder(client);
		get(client.start());
		recorder.await("AmiIdleEvent");
		this.server.shutDown();
		recorder.await("AmiDisconnectedEvent");
		client.stop(TEST_TIMEOUT);
		assertThat(recorder.names()).endsWith("AmiDisconnectedEvent");
	}

	@Test
	void requiresPositiveInterval() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> EventSettings.builder().idleInterval(Duration.ZERO).build())
			.withMessageContaining("events.idleInterval");
	}

}
