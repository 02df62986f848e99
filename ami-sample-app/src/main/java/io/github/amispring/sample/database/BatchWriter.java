/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Writes records to the database on a thread of its own, in batches, so that a slow or
 * unavailable database does not block the threads that create records. Batches that fail
 * are retried. Records wait in a bounded queue; further ones are lost, counted and
 * logged. A record that the database refuses is lost alone.
 *
 * @param <T> the type of the records
 */
public final class BatchWriter<T> implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(BatchWriter.class);

	/** Starts before, and stops after, everything that creates records. */
	private static final int PHASE = 0;

	private static final long LOG_INTERVAL_NANOS = Duration.ofMinutes(1).toNanos();

	private final String name;

	private final Settings settings;

	private final Consumer<List<T>> store;

	private final Counter written;

	private final Counter lost;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Queue<T> queue = new ArrayDeque<>();

	private long lostCount;

	private long lostCountLogged;

	private @Nullable Long lossLoggedAt;

	private boolean stopping;

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
		this.store = store;
		this.written = Counter.builder("console.records.written")
			.description("Records that were stored in the database")
			.tag("records", name)
			.register(metrics);
		this.lost = Counter.builder("console.records.lost")
			.description("Records that could not be stored in the database")
			.tag("records", name)
			.register(metrics);
		Gauge.builder("console.records.waiting", this, BatchWriter::waiting)
			.description("Records that wait to be stored in the database")
			.tag("records", name)
			.register(metrics);
	}

	/**
	 * Adds a record, unless the queue is full. Does not block.
	 * @param entry the record
	 */
	public void offer(T entry) {
		this.lock.lock();
		try {
			if (this.queue.size() < this.settings.capacity()) {
				this.queue.add(entry);
				this.changed.signalAll();
			}
			else {
				lose(1);
				logLosses(false);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private int waiting() {
		this.lock.lock();
		try {
			return this.queue.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void lose(int count) {
		this.lost.increment(count);
		this.lostCount += count;
	}

	private void logLosses(boolean atOnce) {
		long now = System.nanoTime();
		if (this.lostCount > this.lostCountLogged
				&& (atOnce || this.lossLoggedAt == null || now - this.lossLoggedAt > LOG_INTERVAL_NANOS)) {
			logger.error("Records are lost because the database does not store them in time: records={} lost={}",
					this.name, this.lostCount);
			this.lostCountLogged = this.lostCount;
			this.lossLoggedAt = now;
		}
	}

	@Override
	public void start() {
		this.lock.lock();
		try {
			if (this.thread == null) {
				this.stopping = false;
				this.thread = new Thread(this::run, this.name + "-writer");
				this.thread.setDaemon(true);
				this.thread.start();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Stops after the records that are waiting have been written, or could not be written
	 * at the first attempt.
	 */
	@Override
	public void stop() {
		Thread stopped;
		this.lock.lock();
		try {
			stopped = this.thread;
			this.stopping = true;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		if (stopped == null) {
			return;
		}
		try {
			stopped.join(this.settings.stopTimeout().toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.lock.lock();
		try {
			this.thread = null;
			lose(this.queue.size());
			this.queue.clear();
			logLosses(true);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public boolean isRunning() {
		this.lock.lock();
		try {
			return this.thread != null;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

	private void run() {
		List<T> batch = nextBatch();
		while (!batch.isEmpty()) {
			write(batch);
			batch = nextBatch();
		}
	}

	/** Waits for records. Returns no records when the writer stops. */
	private List<T> nextBatch() {
		this.lock.lock();
		try {
			while (this.queue.isEmpty() && !this.stopping) {
				this.changed.awaitUninterruptibly();
			}
			List<T> batch = new ArrayList<>();
			while (batch.size() < this.settings.batchSize() && !this.queue.isEmpty()) {
				batch.add(this.queue.remove());
			}
			return batch;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void write(List<T> batch) {
		Duration delay = this.settings.firstDelay();
		boolean failed = false;
		while (true) {
			RuntimeException failure = tryStore(batch);
			if (failure == null) {
				if (failed) {
					logger.info("Records are stored again: records={}", this.name);
				}
				return;
			}
			if (!mayPass(failure)) {
				writeSingly(batch, failure);
				return;
			}
			if (!failed) {
				logger.warn("Records could not be stored and are retried until they are: records={} waiting={}",
						this.name, batch.size() + waiting(), failure);
			}
			failed = true;
			if (!sleep(delay)) {
				drop(batch);
				return;
			}
			delay = min(delay.multipliedBy(2), this.settings.maxDelay());
		}
	}

	private @Nullable RuntimeException tryStore(List<T> batch) {
		try {
			this.store.accept(batch);
		}
		catch (RuntimeException ex) {
			return ex;
		}
		this.written.increment(batch.size());
		this.lock.lock();
		try {
			logLosses(true);
		}
		finally {
			this.lock.unlock();
		}
		return null;
	}

	/** One record that the database refuses must not block the others. */
	private void writeSingly(List<T> batch, RuntimeException failure) {
		if (batch.size() > 1) {
			batch.forEach((entry) -> write(List.of(entry)));
		}
		else {
			logger.error("A record cannot be stored: records={}", this.name, failure);
			drop(batch);
		}
	}

	private void drop(List<T> batch) {
		this.lock.lock();
		try {
			lose(batch.size());
			logLosses(false);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Returns whether the reason is the database rather than a record. */
	private static boolean mayPass(Throwable failure) {
		boolean database = false;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof DataIntegrityViolationException) {
				return false;
			}
			database |= cause instanceof DataAccessException || cause instanceof TransactionException
					|| cause instanceof SQLException;
		}
		return database;
	}

	/** Returns whether the time has passed, rather than that the writer stops. */
	private boolean sleep(Duration delay) {
		long remaining = delay.toNanos();
		this.lock.lock();
		try {
			while (remaining > 0 && !this.stopping) {
				remaining = this.changed.awaitNanos(remaining);
			}
			return !this.stopping;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
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
