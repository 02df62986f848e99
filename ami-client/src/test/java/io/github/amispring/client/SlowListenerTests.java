/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.github.amispring.event.AmiEventsLostEvent;
import io.github.amispring.event.UnknownEvent;
import io.github.amispring.testsupport.AbstractClientTests;
import io.github.amispring.testsupport.FakeServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests listeners that are slower than the server.
 */
class SlowListenerTests extends AbstractClientTests {

	private static final int EVENTS = 20_000;

	private static final int CAPACITY = 500;

	/** For each event, the listener sends an action and waits for its response. */
	@Test
	void slowListenersLoseOnlyEvents() {
		AmiClient client = client(
				(settings) -> settings.events((events) -> events.exclude("FullyBooted").bufferCapacity(CAPACITY))
					.keepAlive((keepAlive) -> keepAlive.interval(Duration.ofMillis(20)).timeout(TEST_TIMEOUT)));
		AtomicInteger delivered = new AtomicInteger();
		AtomicInteger mostWaiting = new AtomicInteger();
		AtomicLong reportedLost = new AtomicLong();
		client.subscribe(UnknownEvent.class, (event) -> {
			client.execute(PING);
			mostWaiting.accumulateAndGet(client.statistics().eventsBuffered(), Math::max);
			delivered.incrementAndGet();
		});
		client.onConnectionEvent((event) -> {
			if (event instanceof AmiEventsLostEvent lost) {
				reportedLost.addAndGet(lost.count());
			}
		});
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		CompletableFuture<Void> burst = CompletableFuture.runAsync(() -> {
			for (int i = 0; i < EVENTS; i++) {
				session.event("Traffic");
			}
		});
		while (!burst.isDone()) {
			client.execute(PING);
		}
		get(burst);
		Awaitility.await()
			.until(() -> client.statistics().eventsBuffered() == 0 && delivered.get() + reportedLost.get() == EVENTS);
		assertThat(client.statistics().eventsLost()).isEqualTo(reportedLost.get()).isPositive();
		assertThat(client.statistics().eventsReceived()).containsEntry("UnknownEvent", (long) EVENTS);
		assertThat(mostWaiting).hasValueLessThanOrEqualTo(CAPACITY);
		assertThat(client.statistics().listenerErrors()).isZero();
		assertThat(this.server.connections()).isOne();
		assertThat(client.status().lastRoundTrip()).isNotNull();
	}

	@Test
	void slowListenersDoNotChangeReceiveTimeOfEvents() {
		AmiClient client = client(
				(settings) -> settings.events((events) -> events.exclude("FullyBooted").bufferCapacity(CAPACITY)));
		List<Instant> received = new CopyOnWriteArrayList<>();
		CountDownLatch release = latch();
		client.subscribe(UnknownEvent.class, (event) -> {
			received.add(event.receivedAt());
			block(release);
		});
		get(client.start());
		FakeServer.Session session = this.server.awaitSession();
		Instant before = Instant.now();
		session.event("Traffic");
		session.event("Traffic");
		Awaitility.await().until(() -> received.size() == 1 && client.statistics().eventsReceived().containsValue(2L));
		Instant beforeRelease = Instant.now();
		release.countDown();
		Awaitility.await().until(() -> received.size() == 2);
		assertThat(received).allSatisfy((instant) -> assertThat(instant).isBetween(before, beforeRelease)).isSorted();
	}

}
