/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.github.amispring.kafka.forward.ReliableProducer;
import io.github.amispring.kafka.record.AmiRecord;
import io.github.amispring.kafka.record.RecordCodec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * An embedded broker, whose topics have three partitions.
 */
public final class TestBroker implements AutoCloseable {

	/** The number of partitions of each topic. */
	public static final int PARTITIONS = 3;

	private static final AtomicInteger TOPICS = new AtomicInteger();

	private static TestBroker shared;

	private final EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, PARTITIONS);

	private final List<DefaultKafkaProducerFactory<String, byte[]>> factories = new ArrayList<>();

	/** Starts a broker. */
	public TestBroker() {
		this.broker.brokerProperty("auto.create.topics.enable", "false");
		this.broker.afterPropertiesSet();
	}

	/** Returns the broker that all tests share. */
	public static synchronized TestBroker shared() {
		if (shared == null) {
			shared = new TestBroker();
		}
		return shared;
	}

	/** Creates a topic with a new name. */
	public String topic() {
		String topic = "topic-" + TOPICS.incrementAndGet();
		this.broker.addTopics(topic);
		return topic;
	}

	/** Creates a topic with a new name and with settings. */
	public String topic(Map<String, String> settings) {
		String topic = "topic-" + TOPICS.incrementAndGet();
		this.broker.addTopics(new NewTopic(topic, PARTITIONS, (short) 1).configs(settings));
		return topic;
	}

	/** Creates a topic. */
	public void create(String topic) {
		this.broker.addTopics(topic);
	}

	/** Returns the addresses. */
	public String addresses() {
		return this.broker.getBrokersAsString();
	}

	/** Stops the broker. */
	public void stop() {
		this.broker.getCluster().brokers().values().forEach((server) -> {
			server.shutdown();
			server.awaitShutdown();
		});
	}

	/** Starts the stopped broker with the same address. */
	public void restart() {
		this.broker.getCluster().brokers().values().forEach((server) -> server.startup());
	}

	/** Returns a factory of producers. */
	public DefaultKafkaProducerFactory<String, byte[]> producers() {
		return producers(Map.of());
	}

	/** Returns a factory of producers with further settings. */
	public DefaultKafkaProducerFactory<String, byte[]> producers(Map<String, Object> settings) {
		Map<String, Object> configuration = new HashMap<>(settings);
		configuration.put("bootstrap.servers", addresses());
		configuration.put("reconnect.backoff.max.ms", "200");
		DefaultKafkaProducerFactory<String, byte[]> factory = new DefaultKafkaProducerFactory<>(
				ReliableProducer.configure(configuration));
		factory.setPhysicalCloseTimeout(1);
		this.factories.add(factory);
		return factory;
	}

	/** Returns the configuration of consumers. */
	public Map<String, Object> consumer() {
		return Map.of("bootstrap.servers", addresses(), "key.deserializer", StringDeserializer.class,
				"value.deserializer", ByteArrayDeserializer.class, "auto.offset.reset", "earliest");
	}

	/** Returns the records of a topic, as soon as a condition holds. */
	public List<ConsumerRecord<String, byte[]>> read(String topic,
			Predicate<List<ConsumerRecord<String, byte[]>>> condition) {
		List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
		long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
		try (Consumer<String, byte[]> consumer = new KafkaConsumer<>(consumer())) {
			List<TopicPartition> partitions = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			while (!condition.test(records)) {
				if (System.nanoTime() > deadline) {
					throw new AssertionError("Only " + records.size() + " records in " + topic + ": " + records);
				}
				ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(100));
				polled.forEach(records::add);
			}
		}
		return records;
	}

	/**
	 * Returns the decoded records of a topic, as soon as it contains a number of them.
	 */
	public List<AmiRecord> records(String topic, int count) {
		return read(topic, (records) -> records.size() >= count).stream().map(TestBroker::decode).toList();
	}

	/** Decodes a record. */
	public static AmiRecord decode(ConsumerRecord<String, byte[]> record) {
		return new RecordCodec().read(record.headers(), record.value());
	}

	@Override
	public void close() {
		this.factories.forEach(DefaultKafkaProducerFactory::destroy);
		this.broker.destroy();
	}

}
