/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.kafka.consume.ConsumedRecord;
import io.github.amispring.kafka.consume.ConsumerSettings;
import io.github.amispring.kafka.consume.ConsumerStatistics;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.trials.broker.Broker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * The records that a consumer hands to its handler, by server.
 */
final class ReceivedRecords implements AutoCloseable {

	private final Map<String, List<AmiRecord>> records = new ConcurrentHashMap<>();

	private final Map<Integer, Long> offsets = new ConcurrentHashMap<>();

	private final DefaultKafkaProducerFactory<String, byte[]> producers;

	private final RecordConsumer consumer;

	private final String topic;

	ReceivedRecords(Broker broker, String topic) {
		this.topic = topic;
		Map<String, Object> kafka = Map.of("bootstrap.servers", broker.address());
		this.producers = new DefaultKafkaProducerFactory<>(ReliableProducer.configure(kafka));
		this.consumer = new RecordConsumer(kafka, new KafkaTemplate<>(this.producers),
				ConsumerSettings.of("trial", topic), this::add);
		this.consumer.start();
	}

	private void add(ConsumedRecord record) {
		List<AmiRecord> list = this.records.computeIfAbsent(record.content().origin().server(),
				(server) -> new ArrayList<>());
		synchronized (list) {
			list.add(record.content());
		}
		this.offsets.put(record.partition(), record.offset());
	}

	List<AmiRecord> of(String server) {
		List<AmiRecord> list = this.records.getOrDefault(server, List.of());
		synchronized (list) {
			return List.copyOf(list);
		}
	}

	ConsumerStatistics statistics(String server) {
		return this.consumer.statistics().getOrDefault(server, new ConsumerStatistics(0, 0, 0, 0, 0));
	}

	/** Returns the number of records in the topic. */
	static long written(Broker broker, String topic, int partitions) {
		try (Admin admin = broker.admin()) {
			long sum = 0;
			for (int i = 0; i < partitions; i++) {
				TopicPartition partition = new TopicPartition(topic, i);
				sum += admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
					.partitionResult(partition)
					.get()
					.offset();
			}
			return sum;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Returns the number of records that were handled or discarded. */
	long read() {
		return this.consumer.statistics()
			.values()
			.stream()
			.mapToLong((statistics) -> statistics.handled() + statistics.duplicates())
			.sum();
	}

	@Override
	public void close() {
		this.consumer.stop();
		this.producers.destroy();
	}

}
