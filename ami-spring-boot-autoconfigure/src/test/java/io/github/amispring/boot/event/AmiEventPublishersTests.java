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
	void stopsAllAtTheSameTimeAndReportsOnce() throws InterruptedException {
		CountDownLatch stopping = new CountDownLatch(2);
		AmiEventPublishers publishers = new AmiEventPublishers(
				List.of(publisher("east", stopping), publisher("west", stopping)));
		AtomicInteger reports = new AtomicInteger();
		CountDownLatch reported = new CountDownLatch(1);
		publishers.stop(() -> {
			reports.incrementAndGet();
			reported.countDown();
		});
		assertThat(reported.await(30, TimeUnit.SECONDS)).isTrue();
		assertThat(stopping.getCount()).isZero();
		assertThat(reports).hasValue(1);
	}

	@Test
	void reportsWithoutAnyPublisher() {
		CountDownLatch reported = new CountDownLatch(1);
		new AmiEventPublishers(List.of()).stop(reported::countDown);
		assertThat(reported.getCount()).isZero();
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
