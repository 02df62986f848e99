/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.github.amispring.kafka.record.InvalidRecordException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;

/**
 * Consumes records as a member of a consumer group and passes them to a handler, in the
 * order of their partition.
 * <p>
 * Each record is handled at least once. Duplicates are discarded, unless another member
 * of the group has handled the record before. If the handler fails, the record and those
 * that follow it in the partition wait, and the record is handled again. After the last
 * attempt, or at once if the record is invalid, it is written unchanged to the topic with
 * the suffix {@value ConsumerSettings#DEAD_LETTER_SUFFIX}. If this fails as well, the
 * partition does not proceed.
 *
 * @since 1.0.0
 */
public final class RecordConsumer implements SmartLifecycle {

	private final RecordListener listener;

	private final ConcurrentMessageListenerContainer<String, byte[]> container;

	/**
	 * Creates a consumer.
	 * @param configuration the configuration of Kafka consumers. Deserializers and
	 * automatic commits are replaced. If it does not contain {@code auto.offset.reset}, a
	 * new group starts with the earliest record, so that no record of a new partition is
	 * missed
	 * @param deadLetters writes records to dead-letter topics
	 * @param settings the settings
	 * @param handler handles the records
	 */
	public RecordConsumer(Map<String, ?> configuration, KafkaOperations<String, byte[]> deadLetters,
			ConsumerSettings settings, RecordHandler handler) {
		this.listener = new RecordListener(handler);
		ContainerProperties properties = new ContainerProperties(settings.topics().toArray(String[]::new));
		properties.setGroupId(settings.group());
		properties.setMessageListener(this.listener);
		properties.setStopImmediate(true);
		this.container = new ConcurrentMessageListenerContainer<>(
				new DefaultKafkaConsumerFactory<>(configure(configuration)), properties);
		this.container.setBeanName("ami-kafka-consumer");
		this.container.setConcurrency(settings.concurrency());
		this.container.setCommonErrorHandler(errorHandler(deadLetters, settings));
	}

	private static Map<String, Object> configure(Map<String, ?> configuration) {
		Map<String, Object> result = new HashMap<>(configuration);
		result.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		result.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
		result.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		result.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		return result;
	}

	private DefaultErrorHandler errorHandler(KafkaOperations<String, byte[]> deadLetters, ConsumerSettings settings) {
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(deadLetters,
				(record, ex) -> new TopicPartition(record.topic() + ConsumerSettings.DEAD_LETTER_SUFFIX, -1));
		ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(settings.maxRetries());
		backOff.setInitialInterval(settings.retryDelay().toMillis());
		backOff.setMultiplier(2);
		backOff.setMaxInterval(settings.maxRetryDelay().toMillis());
		ConsumerAwareRecordRecoverer counting = (record, consumer, ex) -> {
			recoverer.accept(record, consumer, Objects.requireNonNull(ex));
			this.listener.onDeadLetter(record);
		};
		DefaultErrorHandler errorHandler = new DefaultErrorHandler(counting, backOff);
		errorHandler.addNotRetryableExceptions(InvalidRecordException.class);
		return errorHandler;
	}

	@Override
	public void start() {
		this.container.start();
	}

	@Override
	public void stop() {
		this.container.stop();
	}

	@Override
	public void stop(Runnable callback) {
		this.container.stop(callback);
	}

	@Override
	public boolean isRunning() {
		return this.container.isRunning();
	}

	@Override
	public int getPhase() {
		return this.container.getPhase();
	}

	/**
	 * Returns whether this consumer has partitions of its topics.
	 * @return {@code true} if the group has assigned partitions to this consumer
	 */
	public boolean isAssigned() {
		return this.container.getAssignedPartitions() != null && !this.container.getAssignedPartitions().isEmpty();
	}

	/**
	 * Returns the counts of each server of which a record was received. The server
	 * {@code unknown} stands for records without valid headers.
	 * @return the counts by the name of the server
	 */
	public Map<String, ConsumerStatistics> statistics() {
		return this.listener.counters()
			.entrySet()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, (entry) -> entry.getValue().statistics()));
	}

	/**
	 * Adds a listener for the names of servers.
	 * @param listener is called once for each server of which a record was received, now
	 * or later. It must not block
	 */
	public void onServer(Consumer<String> listener) {
		this.listener.onServer(listener);
	}

}
