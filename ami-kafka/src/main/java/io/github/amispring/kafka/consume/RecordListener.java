/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.InvalidRecordException;
import io.github.amispring.kafka.record.RecordCodec;
import io.github.amispring.kafka.record.RecordOrigin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerSeekAware;
import org.springframework.kafka.listener.MessageListener;

/**
 * Decodes records, discards duplicates, detects gaps and calls the handler.
 */
final class RecordListener implements MessageListener<String, byte[]>, ConsumerSeekAware {

	private static final Logger logger = LoggerFactory.getLogger(RecordListener.class);

	private static final String UNKNOWN_SERVER = "unknown";

	private final RecordHandler handler;

	private final RecordCodec codec = new RecordCodec();

	private final RecordTracker tracker = new RecordTracker();

	private final Map<String, ConsumerCounters> counters = new ConcurrentHashMap<>();

	/** Guarded by this. */
	private final List<Consumer<String>> serverListeners = new ArrayList<>();

	RecordListener(RecordHandler handler) {
		this.handler = handler;
	}

	Map<String, ConsumerCounters> counters() {
		return this.counters;
	}

	@Override
	public void onPartitionsAssigned(Map<TopicPartition, Long> positions, ConsumerSeekCallback callback) {
		positions.forEach(this.tracker::assigned);
	}

	@Override
	public void onMessage(ConsumerRecord<String, byte[]> received) {
		AmiRecord record = this.codec.read(received.headers(), received.value());
		RecordOrigin origin = record.origin();
		TopicPartition partition = partition(received);
		ConsumerCounters counters = counters(origin.server());
		long missing = this.tracker.check(partition, origin);
		if (missing == RecordTracker.DUPLICATE) {
			counters.duplicates.increment();
		}
		else {
			if (missing > 0) {
				reportGap(partition, origin, missing, counters);
			}
			this.handler.onRecord(consumed(received, record));
			counters.handled.increment();
			if (record instanceof AmiRecord.Loss loss) {
				counters.lost.add(loss.count());
			}
		}
		this.tracker.handled(partition, received.offset(), origin);
	}

	private void reportGap(TopicPartition partition, RecordOrigin origin, long missing, ConsumerCounters counters) {
		this.handler
			.onGap(new RecordGap(origin.server(), origin.session(), partition.topic(), partition.partition(), missing));
		this.tracker.gapReported(partition, origin);
		counters.missing.add(missing);
		logger.warn("PBX \"{}\": {} records are missing in {} before sequence number {} of session {}", origin.server(),
				missing, partition, origin.sequence(), origin.session());
	}

	/** Handles that a record was written to the dead-letter topic. */
	void onDeadLetter(ConsumerRecord<?, ?> received) {
		RecordOrigin origin = origin(received);
		counters((origin != null) ? origin.server() : UNKNOWN_SERVER).deadLetters.increment();
		logger.error("A record was written to the dead-letter topic: topic={} partition={} offset={} server={}",
				received.topic(), received.partition(), received.offset(),
				(origin != null) ? origin.server() : UNKNOWN_SERVER);
		this.tracker.handled(partition(received), received.offset(), origin);
		try {
			this.handler
				.onDeadLetter(consumed(received, this.codec.read(received.headers(), (byte[]) received.value())));
		}
		catch (InvalidRecordException ex) {
			// the handler has not received the record
		}
	}

	private @Nullable RecordOrigin origin(ConsumerRecord<?, ?> received) {
		try {
			return this.codec.origin(received.headers());
		}
		catch (InvalidRecordException ex) {
			return null;
		}
	}

	private ConsumerCounters counters(String server) {
		ConsumerCounters counters = this.counters.get(server);
		if (counters == null) {
			counters = addServer(server);
		}
		return counters;
	}

	private synchronized ConsumerCounters addServer(String server) {
		ConsumerCounters present = this.counters.get(server);
		if (present != null) {
			return present;
		}
		ConsumerCounters counters = new ConsumerCounters();
		this.counters.put(server, counters);
		this.serverListeners.forEach((listener) -> listener.accept(server));
		return counters;
	}

	synchronized void onServer(Consumer<String> listener) {
		this.serverListeners.add(listener);
		this.counters.keySet().forEach(listener);
	}

	private static ConsumedRecord consumed(ConsumerRecord<?, ?> received, AmiRecord record) {
		return new ConsumedRecord(record, received.topic(), received.partition(), received.offset());
	}

	private static TopicPartition partition(ConsumerRecord<?, ?> received) {
		return new TopicPartition(received.topic(), received.partition());
	}

}
