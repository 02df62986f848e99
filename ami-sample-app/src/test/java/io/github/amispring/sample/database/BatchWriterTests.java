/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BatchWriter}.
 */
@ExtendWith(OutputCaptureExtension.class)
class BatchWriterTests {

	private static final BatchWriter.Settings SETTINGS = new BatchWriter.Settings(100, 10, Duration.ofMillis(1),
			Duration.ofMillis(5), Duration.ofSeconds(30));

	private final MeterRegistry metrics = new SimpleMeterRegistry();

	private final List<Integer> stored = new CopyOnWriteArrayList<>();

	private final List<Integer> batches = new CopyOnWriteArrayList<>();

	private volatile boolean unavailable;

	private volatile boolean outOfMemory;

	private BatchWriter<Integer> writer = new BatchWriter<>("test", SETTINGS, this::store, this.metrics);

	@AfterEach
	void stop() {
		this.unavailable = false;
		this.writer.stop();
	}

	private void store(List<Integer> batch) {
		if (this.unavailable) {
			throw new DataAccessResourceFailureException("The database is not available");
		}
		if (batch.contains(-2) && this.outOfMemory) {
			this.outOfMemory = false;
			throw new OutOfMemoryError("Not really");
		}
		if (batch.contains(-1)) {
			throw new DataIntegrityViolationException("The record is not valid");
		}
		this.stored.addAll(batch);
		this.batches.add(batch.size());
	}

	@Test
	void storesRecordsInOrderAndInBatches() {
		offer(0, 95);
		this.writer.start();
		await(() -> assertThat(this.stored).isEqualTo(numbers(0, 95)));
		assertThat(this.batches).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 5);
		assertThat(count("written")).isEqualTo(95);
		assertThat(count("lost")).isZero();
	}

	@Test
	void losesNothingWhileTheDatabaseIsNotAvailable(CapturedOutput output) {
		this.unavailable = true;
		this.writer.start();
		offer(0, 50);
		await(() -> assertThat(output.getOut()).contains("Records could not be stored and are retried"));
		offer(50, 100);
		this.unavailable = false;
		await(() -> assertThat(this.stored).isEqualTo(numbers(0, 100)));
		await(() -> assertThat(output.getOut()).contains("Records are stored again: records=test"));
		assertThat(count("lost")).isZero();
	}

	@Test
	void countsAndLogsRecordsThatExceedTheBound(CapturedOutput output) {
		offer(0, 130);
		assertThat(count("lost")).isEqualTo(30);
		assertThat(this.metrics.get("console.records.waiting").tag("records", "test").gauge().value()).isEqualTo(100);
		assertThat(output.getOut()).contains("Records are lost").contains("records=test lost=1");
		this.writer.start();
		await(() -> assertThat(this.stored).isEqualTo(numbers(0, 100)));
		await(() -> assertThat(output.getOut()).contains("records=test lost=30"));
	}

	@Test
	void losesOnlyTheRecordThatTheDatabaseRefuses(CapturedOutput output) {
		offer(0, 5);
		this.writer.offer(-1);
		offer(5, 10);
		this.writer.start();
		await(() -> assertThat(this.stored).isEqualTo(numbers(0, 10)));
		await(() -> assertThat(count("lost")).isEqualTo(1));
		assertThat(output.getOut()).contains("A record cannot be stored: records=test");
	}

	@Test
	void continuesAfterAnError() {
		this.outOfMemory = true;
		offer(0, 5);
		this.writer.offer(-2);
		this.writer.start();
		await(() -> assertThat(this.stored).containsExactly(0, 1, 2, 3, 4, -2));
		this.outOfMemory = true;
		this.writer.offer(-2);
		await(() -> assertThat(count("lost")).isEqualTo(1));
		offer(5, 10);
		await(() -> assertThat(this.stored).containsExactly(0, 1, 2, 3, 4, -2, 5, 6, 7, 8, 9));
	}

	@Test
	void storesWaitingRecordsWhenItStops() throws InterruptedException {
		CountDownLatch storing = new CountDownLatch(1);
		CountDownLatch proceed = new CountDownLatch(1);
		Consumer<List<Integer>> slow = (batch) -> {
			storing.countDown();
			awaitUninterruptibly(proceed);
			store(batch);
		};
		this.writer = new BatchWriter<>("slow", SETTINGS, slow, this.metrics);
		this.writer.start();
		offer(0, 50);
		storing.await();
		Thread stop = new Thread(this.writer::stop);
		stop.start();
		proceed.countDown();
		stop.join();
		assertThat(this.stored).isEqualTo(numbers(0, 50));
		assertThat(this.writer.isRunning()).isFalse();
	}

	@Test
	void countsRecordsThatCannotBeStoredWhenItStops() {
		this.unavailable = true;
		this.writer.start();
		offer(0, 50);
		this.writer.stop();
		assertThat(this.stored).isEmpty();
		assertThat(count("lost")).isEqualTo(50);
	}

	private void offer(int from, int to) {
		numbers(from, to).forEach(this.writer::offer);
	}

	private static List<Integer> numbers(int from, int to) {
		return new ArrayList<>(IntStream.range(from, to).boxed().toList());
	}

	private double count(String name) {
		return this.metrics.get("console.records." + name).tag("records", "test").counter().count();
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
	}

}
