/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.event;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.boot.testsupport.RecordingAmiClient;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AmiEventPublishers}.
 */
class AmiEventPublishersTests {

	@Test
	void stopsAllConcurrentlyAndCallsBackOnce() throws InterruptedException {
		CountDownLatch stopping = new CountDownLatch(2);
		AmiEventPublishers publishers = new AmiEventPublishers(
				List.of(publisher("east", stopping), publisher("west", stopping)));
		AtomicInteger callbacks = new AtomicInteger();
		CountDownLatch calledBack = new CountDownLatch(1);
		publishers.stop(() -> {
			callbacks.incrementAndGet();
			calledBack.countDown();
		});
		assertThat(calledBack.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(stopping.getCount()).isZero();
		assertThat(callbacks).hasValue(1);
	}

	@Test
	void callsBackWithoutPublishers() {
		CountDownLatch calledBack = new CountDownLatch(1);
		new AmiEventPublishers(List.of()).stop(calledBack::countDown);
		assertThat(calledBack.getCount()).isZero();
	}

	private static AmiEventPublisher publisher(String server, CountDownLatch stopping) {
		return new AmiEventPublisher(new RecordingAmiClient(server), mock(), Duration.ZERO) {

			@Override
			public void stop() {
				stopping.countDown();
				try {
					assertThat(stopping.await(30, TimeUnit.SECONDS)).isTrue();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}

		};
	}

}
