/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.boot.testsupport.RecordingAmiClient;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.exception.AmiConnectException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AmiClientLifecycle}.
 */
class AmiClientLifecycleTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final RecordingAmiClient client = new RecordingAmiClient();

	@Test
	void doesNotWaitForAPbxThatConnectsInBackground() {
		AmiClientLifecycle lifecycle = inBackground(this.client);
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.client.calls()).containsExactly("start");
	}

	@Test
	void waitsForARequiredPbx() {
		this.client.firstAttempt(CompletableFuture.completedFuture(null));
		AmiClientLifecycle lifecycle = required(LONG, this.client);
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.client.calls()).containsExactly("start");
	}

	@Test
	void stopsTheClientOfARequiredPbxThatCannotBeReached() {
		AmiConnectException failure = new AmiConnectException("fake", "no connection", null);
		this.client.firstAttempt(CompletableFuture.failedFuture(failure));
		AmiClientLifecycle lifecycle = required(LONG, this.client);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start).isSameAs(failure);
		assertThat(lifecycle.isRunning()).isFalse();
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void stopsTheClientOfARequiredPbxThatFailsUnexpectedly() {
		this.client.firstAttempt(CompletableFuture.failedFuture(new IllegalStateException("oops")));
		AmiClientLifecycle lifecycle = required(LONG, this.client);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start)
			.withMessageContaining("fake")
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void limitsWaitingTimeForRequiredPbx() {
		AmiClientLifecycle lifecycle = required(Duration.ofMillis(1), this.client);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start)
			.withMessageContaining("was not ready within 1 ms");
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void restoresTheInterruptFlag() {
		AmiClientLifecycle lifecycle = required(LONG, this.client);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void stopsInBackgroundAndCallsBack() throws InterruptedException {
		CountDownLatch stopping = new CountDownLatch(1);
		RecordingAmiClient slow = new RecordingAmiClient() {

			@Override
			public void stop(Duration timeout) {
				try {
					stopping.await();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				super.stop(timeout);
			}

		};
		AmiClientLifecycle lifecycle = inBackground(slow);
		lifecycle.start();
		CountDownLatch reported = new CountDownLatch(1);
		lifecycle.stop(reported::countDown);
		assertThat(reported.getCount()).isOne();
		stopping.countDown();
		assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(slow.calls()).containsExactly("start", "stop PT30S");
		assertThat(lifecycle.isRunning()).isFalse();
	}

	@Test
	void callsBackIfTheClientFailsToStop() throws InterruptedException {
		RecordingAmiClient failing = new RecordingAmiClient() {

			@Override
			public void stop(Duration timeout) {
				throw new IllegalStateException("expected by this test");
			}

		};
		CountDownLatch reported = new CountDownLatch(1);
		inBackground(failing).stop(reported::countDown);
		assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void startsBeforeWebServersAndPublishersAndStopsAfterThem() {
		assertThat(inBackground(this.client).getPhase()).isEqualTo(Integer.MAX_VALUE - 4096)
			.isLessThan(AmiEventPublisher.PHASE);
	}

	@Test
	void startsAllClientsBeforeItWaits() {
		RecordingAmiClient west = new RecordingAmiClient("west").firstAttempt(CompletableFuture.completedFuture(null));
		RecordingAmiClient east = new RecordingAmiClient("east") {

			@Override
			public CompletableFuture<Void> start() {
				return super.start().thenRun(() -> assertThat(west.calls()).containsExactly("start"));
			}

		};
		CompletableFuture<Void> connected = new CompletableFuture<>();
		east.firstAttempt(connected);
		RecordingAmiClient last = new RecordingAmiClient("last") {

			@Override
			public CompletableFuture<Void> start() {
				connected.complete(null);
				return super.start();
			}

		}.firstAttempt(CompletableFuture.completedFuture(null));
		required(LONG, east, west, last).start();
		assertThat(east.calls()).containsExactly("start");
	}

	@Test
	void waitsForRequiredClientsOnly() {
		this.client.firstAttempt(CompletableFuture.completedFuture(null));
		RecordingAmiClient optional = new RecordingAmiClient("optional");
		new AmiClientLifecycle(List.of(optional, this.client), (client) -> (client != optional) ? LONG : null, LONG)
			.start();
		assertThat(optional.calls()).containsExactly("start");
	}

	@Test
	void startsAnAddedClientWhileTheClientsRun() {
		AmiClients clients = AmiClients.of(List.of(this.client), RecordingAmiClient::new);
		AmiClientLifecycle lifecycle = inBackground();
		clients.setLifecycle(lifecycle);
		RecordingAmiClient early = add(clients, "early");
		assertThat(early.calls()).isEmpty();
		lifecycle.start();
		assertThat(early.calls()).containsExactly("start");
		RecordingAmiClient late = add(clients, "late");
		assertThat(late.calls()).containsExactly("start");
		lifecycle.stop();
		assertThat(late.calls()).containsExactly("start", "stop PT30S");
		assertThat(add(clients, "tooLate").calls()).isEmpty();
		lifecycle.start();
		assertThat(late.calls()).containsExactly("start", "stop PT30S", "start");
	}

	@Test
	void doesNotWaitForAnAddedClient() {
		AmiClients clients = AmiClients.of(List.of(), RecordingAmiClient::new);
		AmiClientLifecycle lifecycle = required(LONG);
		clients.setLifecycle(lifecycle);
		lifecycle.start();
		assertThat(add(clients, "late").calls()).containsExactly("start");
	}

	@Test
	void stopsARemovedClientOnce() {
		AmiClients clients = AmiClients.of(List.of(this.client), RecordingAmiClient::new);
		AmiClientLifecycle lifecycle = inBackground();
		clients.setLifecycle(lifecycle);
		lifecycle.start();
		clients.remove("fake");
		lifecycle.stop();
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S", "close");
	}

	private static RecordingAmiClient add(AmiClients clients, String name) {
		return (RecordingAmiClient) clients
			.add(AmiClientSettings.builder().name(name).host("pbx").credentials("app", "secret").build());
	}

	@Test
	void stopsAllClientsIfARequiredPbxCannotBeReached() {
		RecordingAmiClient reached = new RecordingAmiClient("reached")
			.firstAttempt(CompletableFuture.completedFuture(null));
		this.client
			.firstAttempt(CompletableFuture.failedFuture(new AmiConnectException("fake", "no connection", null)));
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(required(LONG, reached, this.client)::start);
		assertThat(reached.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void stopsAllClientsConcurrently() throws InterruptedException {
		CountDownLatch stopping = new CountDownLatch(2);
		RecordingAmiClient[] clients = Stream.of("east", "west").map((name) -> new RecordingAmiClient(name) {

			@Override
			public void stop(Duration timeout) {
				stopping.countDown();
				try {
					assertThat(stopping.await(30, TimeUnit.SECONDS)).isTrue();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
				super.stop(timeout);
			}

		}).toArray(RecordingAmiClient[]::new);
		CountDownLatch reported = new CountDownLatch(1);
		inBackground(clients).stop(reported::countDown);
		assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(clients).allSatisfy((client) -> assertThat(client.calls()).containsExactly("stop PT30S"));
	}

	private static AmiClientLifecycle inBackground(AmiClient... clients) {
		return new AmiClientLifecycle(List.of(clients), (client) -> null, LONG);
	}

	private static AmiClientLifecycle required(Duration startTimeout, AmiClient... clients) {
		return new AmiClientLifecycle(List.of(clients), (client) -> startTimeout, LONG);
	}

}
