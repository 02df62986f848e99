/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of forwarding events to Kafka and of consuming them.
 *
 * @since 1.0.0
 */
@ConfigurationProperties("ami.kafka")
public class AmiKafkaProperties {

	/**
	 * Whether to forward the events and ended calls of all servers to Kafka.
	 */
	private boolean enabled;

	/**
	 * Whether to publish events and ended calls from Kafka as application events. A
	 * connection to a PBX is then not required.
	 */
	private boolean consume;

	/**
	 * Topic of events.
	 */
	private String topic = "ami-events";

	/**
	 * Topic of ended calls.
	 */
	private String callsTopic = "ami-calls";

	/**
	 * Key of events. The key determines the partition, in which the order of events is
	 * preserved.
	 */
	private Key key = Key.SERVER;

	/**
	 * Maximum number of events of each server, and of ended calls, that the broker has
	 * not acknowledged. If it is exceeded, the newest ones are lost.
	 */
	private int bufferCapacity = 100_000;

	/**
	 * Consumer group, whose members share the events. Defaults to the value of
	 * "spring.application.name".
	 */
	private @Nullable String group;

	/**
	 * Number of threads that consume events. The order of events is preserved within each
	 * partition.
	 */
	private int concurrency = 1;

	private final Retry retry = new Retry();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isConsume() {
		return this.consume;
	}

	public void setConsume(boolean consume) {
		this.consume = consume;
	}

	public String getTopic() {
		return this.topic;
	}

	public void setTopic(String topic) {
		this.topic = topic;
	}

	public String getCallsTopic() {
		return this.callsTopic;
	}

	public void setCallsTopic(String callsTopic) {
		this.callsTopic = callsTopic;
	}

	public Key getKey() {
		return this.key;
	}

	public void setKey(Key key) {
		this.key = key;
	}

	public int getBufferCapacity() {
		return this.bufferCapacity;
	}

	public void setBufferCapacity(int bufferCapacity) {
		this.bufferCapacity = bufferCapacity;
	}

	public @Nullable String getGroup() {
		return this.group;
	}

	public void setGroup(@Nullable String group) {
		this.group = group;
	}

	public int getConcurrency() {
		return this.concurrency;
	}

	public void setConcurrency(int concurrency) {
		this.concurrency = concurrency;
	}

	public Retry getRetry() {
		return this.retry;
	}

	/**
	 * The key of events.
	 */
	public enum Key {

		/**
		 * The name of the server. All events of a server are in one partition, in wire
		 * order.
		 */
		SERVER,

		/**
		 * The identifier of the call in the live view. The events of each call are in
		 * order.
		 */
		CALL

	}

	/**
	 * Retry properties.
	 */
	public static class Retry {

		/**
		 * Number of times that an event is published again if a listener has failed.
		 * Afterwards, the event is written to the dead-letter topic.
		 */
		private int maxRetries = 5;

		/**
		 * Delay before an event is published again, which doubles each time.
		 */
		private Duration delay = Duration.ofSeconds(1);

		/**
		 * Maximum delay before an event is published again.
		 */
		private Duration maxDelay = Duration.ofSeconds(30);

		public int getMaxRetries() {
			return this.maxRetries;
		}

		public void setMaxRetries(int maxRetries) {
			this.maxRetries = maxRetries;
		}

		public Duration getDelay() {
			return this.delay;
		}

		public void setDelay(Duration delay) {
			this.delay = delay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

	}

}
