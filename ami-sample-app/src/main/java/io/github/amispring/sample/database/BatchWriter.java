/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Writes records to the database on a thread of its own, in batches, so that a slow or
 * unavailable database does not block the threads that create records. Batches that fail
 * are retried. Records wait in a bounded queue; further ones are lost, counted and
 * logged. A record that the database refuses is lost alone.
 *
 * @param <T> the type of the records
 */
public final class BatchWriter<T> implements SmartLifecycle {

	/** Starts before, and stops after, everything that creates records. */
	private static final int PHASE = 0;

	private final String name;

	private final Settings settings;

	private final RecordQueue<T> queue;

	private final RecordLosses losses;

	private final BatchStore<T> store;

	private @Nullable Thread thread;

	/**
	 * Creates a writer.
	 * @param name the name of the records in messages and metrics, such as
	 * {@code history}
	 * @param settings the settings
	 * @param store stores records, all or none. It may be called again with the same
	 * records
	 * @param metrics counts written and lost records
	 */
	public BatchWriter(String name, Settings settings, Consumer<List<T>> store, MeterRegistry metrics) {
		this.name = name;
		this.settings = settings;
		this.queue = new RecordQueue<>(settings.capacity());
		Counter written = Counter.builder("console.records.written")
			.description("Records that were stored in the database")
			.tag("records", name)
			.register(metrics);
		Counter lost = Counter.builder("console.records.lost")
			.description("Records that could not be stored in the database")
			.tag("records", name)
			.register(metrics);
		Gauge.builder("console.records.waiting", this.queue, RecordQueue::size)
			.description("Records that wait to be stored in the database")
			.tag("records", name)
			.register(metrics);
		this.losses = new RecordLosses(name, lost);
		this.store = new BatchStore<>(name, this.queue, store, settings.firstDelay(), settings.maxDelay(), written,
				this.losses);
	}

	/**
	 * Adds a record, unless the queue is full. Does not block.
	 * @param entry the record
	 */
	public void offer(T entry) {
		if (!this.queue.offer(entry)) {
			this.losses.add(1);
		}
	}

	@Override
	public synchronized void start() {
		if (this.thread == null) {
			this.queue.open();
			this.thread = new Thread(this::run, this.name + "-writer");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	private void run() {
		List<T> batch = this.queue.take(this.settings.batchSize());
		while (!batch.isEmpty()) {
			this.store.write(batch);
			batch = this.queue.take(this.settings.batchSize());
		}
	}

	/**
	 * Stops after the records that are waiting have been written, or could not be written
	 * at the first attempt.
	 */
	@Override
	public synchronized void stop() {
		if (this.thread == null) {
			return;
		}
		this.queue.close();
		try {
			this.thread.join(this.settings.stopTimeout().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
		int left = this.queue.clear();
		if (left > 0) {
			this.losses.add(left);
		}
		this.losses.log();
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	/**
	 * The settings of a writer.
	 *
	 * @param capacity the largest number of records that wait
	 * @param batchSize the largest number of records that are stored at once
	 * @param firstDelay the delay before the first retry, which doubles with each retry
	 * @param maxDelay the longest delay
	 * @param stopTimeout the longest time to write waiting records when the application
	 * stops
	 */
	public record Settings(int capacity, int batchSize, Duration firstDelay, Duration maxDelay, Duration stopTimeout) {

		/**
		 * Returns the default settings.
		 * @return the settings
		 */
		public static Settings defaults() {
			return new Settings(10_000, 200, Duration.ofMillis(500), Duration.ofSeconds(15), Duration.ofSeconds(10));
		}

	}

}
