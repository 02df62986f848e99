/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.consume;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The settings of a consumer.
 *
 * @param topics the topics
 * @param group the consumer group, whose members share the partitions
 * @param concurrency the number of threads, which share the partitions of this consumer
 * @param maxRetries the number of times that a record is handled again if a handler has
 * failed
 * @param retryDelay the delay before the first repetition, which doubles each time
 * @param maxRetryDelay the maximum delay
 * @since 1.0.0
 */
public record ConsumerSettings(List<String> topics, String group, int concurrency, int maxRetries, Duration retryDelay,
		Duration maxRetryDelay) {

	/**
	 * The suffix of dead-letter topics.
	 */
	public static final String DEAD_LETTER_SUFFIX = "-dlt";

	/**
	 * Creates settings.
	 * @param topics the topics
	 * @param group the consumer group
	 * @param concurrency the number of threads
	 * @param maxRetries the number of repetitions
	 * @param retryDelay the delay before the first repetition
	 * @param maxRetryDelay the maximum delay
	 */
	public ConsumerSettings {
		topics = List.copyOf(topics);
		Objects.requireNonNull(group, "group");
		if (topics.isEmpty()) {
			throw new InvalidSettingException("topics", "[]", "must not be empty");
		}
		require("concurrency", concurrency, concurrency > 0, "must be above zero");
		require("maxRetries", maxRetries, maxRetries >= 0, "must not be below zero");
		require("retryDelay", retryDelay, retryDelay.toMillis() > 0, "must be at least 1 ms");
		require("maxRetryDelay", maxRetryDelay, maxRetryDelay.compareTo(retryDelay) >= 0,
				"must not be below retryDelay");
	}

	private static void require(String name, Object value, boolean valid, String rule) {
		if (!valid) {
			throw new InvalidSettingException(name, value.toString(), rule);
		}
	}

	/**
	 * Returns the default settings: one thread, and five repetitions after 1, 2, 4, 8 and
	 * 16 seconds.
	 * @param group the consumer group
	 * @param topics the topics
	 * @return the settings
	 */
	public static ConsumerSettings of(String group, String... topics) {
		return new ConsumerSettings(List.of(topics), group, 1, 5, Duration.ofSeconds(1), Duration.ofSeconds(30));
	}

}
