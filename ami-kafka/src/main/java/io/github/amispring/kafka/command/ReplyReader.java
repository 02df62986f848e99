/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partition of the reply topic that this instance uses, from its end when the
 * reader has started. After a failure, the reader continues at its position, so no reply
 * is missed.
 */
final class ReplyReader {

	private static final Logger logger = LoggerFactory.getLogger(ReplyReader.class);

	private static final Duration POLL = Duration.ofMillis(500);

	private static final Duration SETUP = Duration.ofSeconds(5);

	private static final long MAX_BACK_OFF_MILLIS = 10_000;

	private final Map<String, Object> configuration;

	private final CommandSettings settings;

	private final int hash;

	private final Consumer<ConsumerRecord<String, byte[]>> handler;

	private final Thread thread = new Thread(this::run, "ami-replies");

	private final CompletableFuture<Integer> partition = new CompletableFuture<>();

	private long position;

	private volatile boolean stopped;

	private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

	private volatile @Nullable String error;

	/**
	 * Creates a reader.
	 * @param instance the identifier of this instance
	 * @param handler receives the records; it must not throw
	 */
	ReplyReader(Map<String, ?> configuration, CommandSettings settings, String instance,
			Consumer<ConsumerRecord<String, byte[]>> handler) {
		this.configuration = configure(configuration);
		this.settings = settings;
		this.hash = instance.hashCode();
		this.handler = handler;
		this.thread.setDaemon(true);
	}

	private static Map<String, Object> configure(Map<String, ?> configuration) {
		Map<String, Object> result = new HashMap<>(configuration);
		result.remove(ConsumerConfig.GROUP_ID_CONFIG);
		result.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
		result.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
		result.remove("group.remote.assignor");
		result.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
		// has an effect only if the records at the position were deleted
		result.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		result.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
		result.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
		result.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
		result.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
		result.computeIfPresent(ConsumerConfig.CLIENT_ID_CONFIG, (name, id) -> id + "-replies");
		// rejects invalid settings
		new ConsumerConfig(result);
		return result;
	}

	void start() {
		this.thread.start();
	}

	void stop() {
		this.stopped = true;
		// releases the threads that wait for it
		this.partition.completeExceptionally(new IllegalStateException("The reader has stopped"));
		KafkaConsumer<String, byte[]> consumer = this.consumer;
		if (consumer != null) {
			consumer.wakeup();
		}
		LockSupport.unpark(this.thread);
	}

	/** Returns why replies are not read, {@code null} if they are. */
	@Nullable String error() {
		return this.error;
	}

	/**
	 * Waits until the position is known, so that replies to later requests are read.
	 * @return the partition, {@code null} if the position was not known in time
	 */
	@Nullable Integer awaitPartition(long nanos) throws InterruptedException {
		try {
			return this.partition.get(nanos, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return null;
		}
	}

	private void run() {
		long backOff = 200;
		while (!this.stopped) {
			long started = System.nanoTime();
			try {
				read();
			}
			catch (WakeupException ex) {
				// stopping
			}
			catch (Throwable ex) {
				if (this.stopped) {
					return;
				}
				if (System.nanoTime() - started > TimeUnit.MILLISECONDS.toNanos(MAX_BACK_OFF_MILLIS)) {
					backOff = 200;
				}
				failed(ex, backOff);
				pause(backOff);
				backOff = Math.min(MAX_BACK_OFF_MILLIS, backOff * 2);
			}
		}
	}

	private void failed(Throwable failure, long backOff) {
		try {
			this.error = failure.toString();
			logger.warn("Replies in topic \"{}\" are not read: {}; retrying in {} ms", this.settings.replyTopic(),
					failure, backOff);
			logger.debug("Replies are not read", failure);
		}
		catch (Throwable ex) {
			// such as no memory
		}
	}

	private void pause(long millis) {
		Thread.interrupted();
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		while (!this.stopped && end - System.nanoTime() > 0) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}

	private void read() throws InterruptedException {
		KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(this.configuration);
		try {
			this.consumer = consumer;
			TopicPartition partition = assign(consumer);
			while (!this.stopped) {
				for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
					this.handler.accept(record);
					this.position = record.offset() + 1;
				}
				this.position = consumer.position(partition, SETUP);
			}
		}
		finally {
			this.consumer = null;
			consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
		}
	}

	/** Waits until the created topic is known. */
	private int countPartitions(KafkaConsumer<String, byte[]> consumer) {
		long end = System.nanoTime() + SETUP.toNanos();
		List<PartitionInfo> partitions = consumer.partitionsFor(this.settings.replyTopic(), SETUP);
		while (partitions.isEmpty() && !this.stopped) {
			if (end - System.nanoTime() <= 0) {
				throw new IllegalStateException("The topic does not exist and could not be created");
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
			partitions = consumer.partitionsFor(this.settings.replyTopic(), SETUP);
		}
		return Math.max(1, partitions.size());
	}

	private TopicPartition assign(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
		boolean first = !this.partition.isDone();
		TopicPartition partition;
		if (first) {
			new ReplyTopic(this.configuration, this.settings).create(SETUP);
			partition = new TopicPartition(this.settings.replyTopic(),
					Math.floorMod(this.hash, countPartitions(consumer)));
			this.position = Objects.requireNonNull(consumer.endOffsets(List.of(partition), SETUP).get(partition));
		}
		else {
			partition = new TopicPartition(this.settings.replyTopic(), this.partition.join());
		}
		consumer.assign(List.of(partition));
		consumer.seek(partition, this.position);
		this.partition.complete(partition.partition());
		this.error = null;
		return partition;
	}

}
