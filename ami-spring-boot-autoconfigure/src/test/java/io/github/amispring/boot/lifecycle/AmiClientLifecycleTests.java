/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.lifecycle;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.amispring.boot.event.AmiEventPublisher;
import io.github.amispring.boot.testsupport.FakeAmiClient;
import io.github.amispring.client.AmiConnectException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AmiClientLifecycle}.
 */
class AmiClientLifecycleTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	private final FakeAmiClient client = new FakeAmiClient();

	@Test
	void doesNotWaitInBackground() {
		AmiClientLifecycle lifecycle = AmiClientLifecycle.inBackground(this.client, LONG);
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.client.calls()).containsExactly("start");
	}

	@Test
	void waitsForARequiredPbx() {
		this.client.firstAttempt(CompletableFuture.completedFuture(null));
		AmiClientLifecycle lifecycle = AmiClientLifecycle.required(this.client, LONG, LONG);
		lifecycle.start();
		assertThat(lifecycle.isRunning()).isTrue();
		assertThat(this.client.calls()).containsExactly("start");
	}

	@Test
	void stopsTheClientOfARequiredPbxThatCannotBeReached() {
		AmiConnectException failure = new AmiConnectException("nobody there", null);
		this.client.firstAttempt(CompletableFuture.failedFuture(failure));
		AmiClientLifecycle lifecycle = AmiClientLifecycle.required(this.client, LONG, LONG);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start).isSameAs(failure);
		assertThat(lifecycle.isRunning()).isFalse();
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void stopsTheClientOfARequiredPbxThatFailsInAnotherWay() {
		this.client.firstAttempt(CompletableFuture.failedFuture(new IllegalStateException("oops")));
		AmiClientLifecycle lifecycle = AmiClientLifecycle.required(this.client, LONG, LONG);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start)
			.withMessageContaining("fake")
			.withRootCauseInstanceOf(IllegalStateException.class);
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void doesNotWaitForeverForARequiredPbx() {
		AmiClientLifecycle lifecycle = AmiClientLifecycle.required(this.client, Duration.ofMillis(1), LONG);
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start)
			.withMessageContaining("was not ready within 1 ms");
		assertThat(this.client.calls()).containsExactly("start", "stop PT30S");
	}

	@Test
	void keepsAnInterruption() {
		AmiClientLifecycle lifecycle = AmiClientLifecycle.required(this.client, LONG, LONG);
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(AmiConnectException.class).isThrownBy(lifecycle::start);
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void stopsInBackgroundAndReports() throws InterruptedException {
		CountDownLatch stopping = new CountDownLatch(1);
		FakeAmiClient slow = new FakeAmiClient() {

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
		AmiClientLifecycle lifecycle = AmiClientLifecycle.inBackground(slow, LONG);
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
	void reportsEvenWhenTheClientFailsToStop() throws InterruptedException {
		FakeAmiClient failing = new FakeAmiClient() {

			@Override
			public void stop(Duration timeout) {
				throw new IllegalStateException("expected by this test");
			}

		};
		CountDownLatch reported = new CountDownLatch(1);
		AmiClientLifecycle.inBackground(failing, LONG).stop(reported::countDown);
		assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void startsBeforeWebServersAndDispatchAndStopsAfterThem() {
		assertThat(AmiClientLifecycle.inBackground(this.client, LONG).getPhase()).isEqualTo(Integer.MAX_VALUE - 4096)
			.isLessThan(AmiEventPublisher.PHASE);
	}

}
