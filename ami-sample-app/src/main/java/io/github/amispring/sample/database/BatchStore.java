/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/**
 * Stores batches. A batch is retried while the database is not available. If the database
 * refuses it, its records are stored one by one, so that only the wrong ones are lost.
 *
 * @param <T> the type of the records
 */
class BatchStore<T> {

	private static final Logger logger = LoggerFactory.getLogger(BatchStore.class);

	private final String name;

	private final RecordQueue<T> queue;

	private final Consumer<List<T>> store;

	private final Duration firstDelay;

	private final Duration maxDelay;

	private final Counter written;

	private final RecordLosses losses;

	/**
	 * Creates a store.
	 * @param name the name of the records in messages
	 * @param queue the queue of the records, which is closed when the application stops
	 * @param store stores records, all or none
	 * @param firstDelay the delay before the first retry, which doubles with each retry
	 * @param maxDelay the longest delay
	 * @param written counts the records that were stored
	 * @param losses counts the others
	 */
	BatchStore(String name, RecordQueue<T> queue, Consumer<List<T>> store, Duration firstDelay, Duration maxDelay,
			Counter written, RecordLosses losses) {
		this.name = name;
		this.queue = queue;
		this.store = store;
		this.firstDelay = firstDelay;
		this.maxDelay = maxDelay;
		this.written = written;
		this.losses = losses;
	}

	/**
	 * Stores a batch, or gives it up when the queue is closed.
	 */
	void write(List<T> batch) {
		Throwable failure = attempt(batch);
		if (failure == null) {
			return;
		}
		if (mayPass(failure)) {
			retry(batch, failure);
		}
		else {
			refused(batch, failure);
		}
	}

	private void retry(List<T> batch, Throwable firstFailure) {
		logger.warn("Records could not be stored and are retried until they are: records={} waiting={}", this.name,
				batch.size() + this.queue.size(), firstFailure);
		Duration delay = this.firstDelay;
		while (!this.queue.awaitClosed(delay)) {
			Throwable failure = attempt(batch);
			if (failure == null) {
				logger.info("Records are stored again: records={}", this.name);
				return;
			}
			if (!mayPass(failure)) {
				refused(batch, failure);
				return;
			}
			delay = min(delay.multipliedBy(2), this.maxDelay);
		}
		this.losses.add(batch.size());
	}

	private @Nullable Throwable attempt(List<T> batch) {
		try {
			this.store.accept(batch);
		}
		catch (Throwable ex) {
			// an error must not end the thread, which would lose all later records
			return ex;
		}
		this.written.increment(batch.size());
		this.losses.log();
		return null;
	}

	private void refused(List<T> batch, Throwable failure) {
		if (batch.size() > 1) {
			batch.forEach((entry) -> write(List.of(entry)));
		}
		else {
			logger.error("A record cannot be stored: records={}", this.name, failure);
			this.losses.add(batch.size());
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

	private static Duration min(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
