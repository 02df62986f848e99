/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * Starts and stops the runs of a forwarder, and adds their counts.
 */
final class ForwarderRun implements RecordBuffer.LossListener {

	private static final Logger logger = LoggerFactory.getLogger(ForwarderRun.class);

	private final String server;

	private final ForwarderSettings settings;

	private final ProducerFactory<String, byte[]> producers;

	private volatile @Nullable RecordBuffer buffer;

	private volatile @Nullable RecordForwarder forwarder;

	/** Counts of previous runs; guarded by this. */
	private long sent;

	private long lost;

	ForwarderRun(String server, ForwarderSettings settings, ProducerFactory<String, byte[]> producers) {
		this.server = server;
		this.settings = settings;
		this.producers = producers;
	}

	synchronized boolean isRunning() {
		return this.forwarder != null;
	}

	synchronized void start() {
		RecordBuffer buffer = new RecordBuffer(this.server, this.settings.bufferCapacity(), this);
		RecordForwarder forwarder = new RecordForwarder(this.server, this.settings.topic(), this.producers, buffer);
		this.buffer = buffer;
		this.forwarder = forwarder;
		forwarder.start();
	}

	/** Returns the buffer of the present run. */
	@Nullable RecordBuffer buffer() {
		return this.buffer;
	}

	/**
	 * Waits until all records of the present run are acknowledged.
	 * @return whether they are
	 */
	boolean flush(long nanos) {
		RecordBuffer buffer = this.buffer;
		try {
			return buffer == null || buffer.awaitEmpty(nanos);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Stops the present run. No other thread may start it meanwhile. */
	void stop(Duration timeout) {
		RecordForwarder forwarder = this.forwarder;
		RecordBuffer buffer = this.buffer;
		if (forwarder == null || buffer == null) {
			return;
		}
		int remaining = forwarder.stop(timeout);
		if (remaining > 0) {
			logger.warn("PBX \"{}\": {} records were not written to topic \"{}\" within {} and are lost", this.server,
					remaining, this.settings.topic(), timeout);
		}
		synchronized (this) {
			this.sent += buffer.sent();
			this.lost += buffer.lost();
			this.forwarder = null;
			this.buffer = null;
		}
	}

	/** Stops the present run, and closes the producer, which may still hold records. */
	void abort() {
		boolean running = isRunning();
		stop(Duration.ZERO);
		if (running) {
			this.producers.reset();
		}
	}

	synchronized ForwarderStatistics statistics() {
		RecordBuffer buffer = this.buffer;
		RecordForwarder forwarder = this.forwarder;
		if (buffer == null || forwarder == null) {
			return new ForwarderStatistics(this.sent, this.lost, 0, Duration.ZERO, null);
		}
		return new ForwarderStatistics(this.sent + buffer.sent(), this.lost + buffer.lost(), buffer.records(),
				Duration.ofNanos(buffer.stalledNanos()), forwarder.lastError());
	}

	@Override
	public void bufferFull(int capacity) {
		logger.warn(
				"PBX \"{}\": the buffer of topic \"{}\" is full with {} records that the broker has not"
						+ " acknowledged. New records are lost until the broker acknowledges a quarter of them.",
				this.server, this.settings.topic(), capacity);
	}

	@Override
	public void announced(long count) {
		logger.warn("PBX \"{}\": {} records of topic \"{}\" were lost because the buffer was full", this.server, count,
				this.settings.topic());
	}

}
