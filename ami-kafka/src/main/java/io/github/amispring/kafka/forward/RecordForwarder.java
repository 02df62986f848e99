/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.RecordCodec;
import io.github.amispring.kafka.record.RecordOrigin;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ProducerFactory;

/**
 * One run of a forwarder: takes records from the buffer on its own thread, numbers them
 * and passes them to the producer. A record that the producer does not accept is passed
 * again until it does, so the order is preserved.
 */
final class RecordForwarder {

	private static final Logger logger = LoggerFactory.getLogger(RecordForwarder.class);

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final long POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

	private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(10);

	private static final long RETRY_MILLIS = 500;

	private final String server;

	private final String topic;

	private final ProducerFactory<String, byte[]> producers;

	private final RecordBuffer buffer;

	private final RecordCodec codec = new RecordCodec();

	private final String session = HexFormat.of().toHexDigits(RANDOM.nextLong());

	private final Thread thread;

	/** The last sequence number of each partition; used by the thread only. */
	private final Map<Integer, Long> sequences = new HashMap<>();

	/** Used by the thread only. */
	private @Nullable Producer<String, byte[]> producer;

	/** The record that is being written; used by the thread only. */
	private @Nullable Entry current;

	private volatile @Nullable String lastError;

	private boolean stalled;

	private volatile boolean aborted;

	RecordForwarder(String server, String topic, ProducerFactory<String, byte[]> producers, RecordBuffer buffer) {
		this.server = server;
		this.topic = topic;
		this.producers = producers;
		this.buffer = buffer;
		this.thread = new Thread(this::run, "ami-" + server + "-kafka-" + topic);
		this.thread.setDaemon(true);
	}

	void start() {
		this.thread.start();
	}

	@Nullable String lastError() {
		return this.lastError;
	}

	/**
	 * Stops when the records are acknowledged, or the timeout has expired.
	 * @return the number of records that are not acknowledged
	 */
	int stop(Duration timeout) {
		long deadline = System.nanoTime() + timeout.toNanos();
		this.buffer.close();
		try {
			this.buffer.awaitEmpty(timeout.toNanos());
			if (this.thread != Thread.currentThread()) {
				this.thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.aborted = true;
		this.thread.interrupt();
		return this.buffer.discard();
	}

	private void run() {
		try {
			forward();
		}
		catch (InterruptedException ex) {
			// the forwarder has stopped
		}
		finally {
			closeProducer();
		}
	}

	/** Writes the records one after another, each until the producer accepts it. */
	private void forward() throws InterruptedException {
		while (!this.aborted && (this.current != null || !this.buffer.isFinished())) {
			boolean failed = false;
			try {
				if (this.current == null) {
					this.current = this.buffer.poll(POLL_NANOS);
				}
				checkProgress();
				if (this.current != null) {
					failed = !write(this.current);
				}
			}
			catch (InterruptedException ex) {
				throw ex;
			}
			catch (Throwable ex) {
				failed = true;
				failing(ex);
			}
			if (failed && !this.aborted) {
				Thread.sleep(RETRY_MILLIS);
			}
		}
	}

	/**
	 * Passes a record to the producer. A record that cannot be written at all is replaced
	 * by the announcement of its loss.
	 * @return {@code false} if the attempt has to be repeated after a delay
	 */
	private boolean write(Entry entry) {
		Throwable failure = tryWrite(entry);
		if (failure == null) {
			this.current = null;
			recovered();
			return true;
		}
		if (isRejection(failure) && !entry.isLoss()) {
			this.current = this.buffer.reject(entry);
			logger.error("PBX \"{}\": an event was not written to topic \"{}\": {}", this.server, this.topic,
					failure.getMessage());
			return true;
		}
		failing(failure);
		return false;
	}

	private static boolean isRejection(Throwable failure) {
		return failure instanceof RecordTooLargeException || failure instanceof SerializationException
				|| failure instanceof RejectedRecordException;
	}

	/**
	 * Passes a record to the producer.
	 * @return {@code null} if the producer has accepted the record, and otherwise the
	 * reason
	 */
	private @Nullable Throwable tryWrite(Entry entry) {
		Producer<String, byte[]> producer = this.producer;
		if (producer == null) {
			producer = this.producers.createProducer();
			this.producer = producer;
		}
		int partition = partition(producer, entry.key());
		long sequence = this.sequences.getOrDefault(partition, 0L) + 1;
		ProducerRecord<String, byte[]> record;
		try {
			record = record(entry, partition, sequence);
		}
		catch (Throwable ex) {
			return new RejectedRecordException(ex);
		}
		Acknowledgement acknowledgement = new Acknowledgement(entry);
		producer.send(record, acknowledgement);
		if (acknowledgement.rejection == null) {
			this.sequences.put(partition, sequence);
		}
		return acknowledgement.rejection;
	}

	private ProducerRecord<String, byte[]> record(Entry entry, int partition, long sequence) {
		AmiRecord content = entry.content().apply(new RecordOrigin(this.server, this.session, sequence));
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(this.topic, partition, entry.key(),
				this.codec.value(content));
		this.codec.writeHeaders(content, record.headers());
		return record;
	}

	/**
	 * Returns the partition that the producer would choose as well. The forwarder chooses
	 * it because it numbers the records of each partition.
	 */
	private int partition(Producer<String, byte[]> producer, String key) {
		int count = producer.partitionsFor(this.topic).size();
		return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % count;
	}

	private void failing(Throwable failure) {
		if (this.aborted) {
			return;
		}
		boolean first = this.lastError == null;
		this.lastError = String.valueOf(failure.getMessage());
		if (first) {
			logger.warn("PBX \"{}\": topic \"{}\" cannot be written; retrying, {} records are buffered: {}",
					this.server, this.topic, this.buffer.records(), failure.getMessage());
		}
		if (!(failure instanceof RetriableException)) {
			closeProducer();
		}
	}

	private void recovered() {
		if (this.lastError != null) {
			this.lastError = null;
			logger.info("PBX \"{}\": topic \"{}\" can be written again; {} records are buffered", this.server,
					this.topic, this.buffer.records());
		}
	}

	private void checkProgress() {
		boolean stalled = this.buffer.stalledNanos() > STALLED_NANOS;
		if (stalled && !this.stalled) {
			logger.warn(
					"PBX \"{}\": the broker has acknowledged no record of topic \"{}\" for 10 s; {} records are"
							+ " buffered. They are written when the broker is available again.",
					this.server, this.topic, this.buffer.records());
		}
		else if (this.stalled && !stalled) {
			logger.info("PBX \"{}\": the broker acknowledges records of topic \"{}\" again", this.server, this.topic);
		}
		this.stalled = stalled;
	}

	/**
	 * Closes the producer without waiting. A factory with a shared producer closes it
	 * only if it has failed.
	 */
	private void closeProducer() {
		Producer<String, byte[]> producer = this.producer;
		this.producer = null;
		if (producer != null) {
			try {
				producer.close(Duration.ZERO);
			}
			catch (RuntimeException ex) {
				logger.debug("The producer was not closed", ex);
			}
		}
	}

	/**
	 * Receives the result of a record. The producer calls it on the forwarding thread if
	 * it has not accepted the record, and otherwise on its own thread.
	 */
	private final class Acknowledgement implements Callback {

		private final Entry entry;

		/** Used by the forwarding thread only. */
		private @Nullable Exception rejection;

		private Acknowledgement(Entry entry) {
			this.entry = entry;
		}

		@Override
		public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
			RecordForwarder forwarder = RecordForwarder.this;
			if (exception == null) {
				forwarder.buffer.acknowledged(this.entry);
			}
			else if (Thread.currentThread() == forwarder.thread) {
				this.rejection = exception;
			}
			else if (!forwarder.aborted) {
				logger.error("PBX \"{}\": a record was not delivered to topic \"{}\": {}", forwarder.server,
						forwarder.topic, exception.getMessage());
				forwarder.buffer.failed(this.entry);
			}
		}

	}

	/**
	 * A record cannot be created.
	 */
	private static final class RejectedRecordException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private RejectedRecordException(Throwable cause) {
			super(cause);
		}

	}

}
