/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.Future;

/**
 * The producer of requests and replies. It is created when it is first used, because this
 * fails if the addresses of the brokers cannot be resolved.
 */
final class CommandProducer {

	/** The maximum time for which a call blocks. */
	private static final Duration MAX_BLOCK = Duration.ofSeconds(1);

	private final Map<String, Object> configuration;

	private @Nullable KafkaProducer<String, byte[]> producer;

	private boolean closed;

	CommandProducer(Map<String, ?> configuration) {
		Map<String, Object> result = new HashMap<>(configuration);
		// a repeated attempt must not write a record twice
		result.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
		result.put(ProducerConfig.ACKS_CONFIG, "all");
		result.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5");
		result.put(ProducerConfig.RETRIES_CONFIG, String.valueOf(Integer.MAX_VALUE));
		result.put(ProducerConfig.LINGER_MS_CONFIG, "0");
		result.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
		result.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
		result.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, String.valueOf(MAX_BLOCK.toMillis()));
		result.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
		result.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		result.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
		result.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		result.computeIfPresent(ProducerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-commands");
		// rejects invalid settings
		new ProducerConfig(result);
		this.configuration = result;
	}

	private synchronized KafkaProducer<String, byte[]> producer() {
		if (this.closed) {
			throw new IllegalStateException("The producer is closed");
		}
		KafkaProducer<String, byte[]> producer = this.producer;
		if (producer == null) {
			producer = new KafkaProducer<>(this.configuration);
			this.producer = producer;
		}
		return producer;
	}

	/**
	 * Waits until the partitions of a topic are known, for at most a second.
	 * @throws org.apache.kafka.common.KafkaException if they are not
	 */
	void prepare(String topic) {
		producer().partitionsFor(topic);
	}

	Future<RecordMetadata> send(ProducerRecord<String, byte[]> record, Callback callback) {
		return producer().send(record, callback);
	}

	void close(Duration timeout) {
		KafkaProducer<String, byte[]> producer;
		synchronized (this) {
			this.closed = true;
			producer = this.producer;
			this.producer = null;
		}
		if (producer != null) {
			producer.close(timeout);
		}
	}

}
