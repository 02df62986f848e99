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

	/**
	 * Whether several instances of the application share the servers, so that exactly one
	 * of them is connected to each server.
	 */
	private boolean ownership;

	/**
	 * Consumer group of the instances that share the servers. Defaults to the value of
	 * "spring.application.name" with the suffix "-owners".
	 */
	private @Nullable String ownershipGroup;

	/**
	 * Prefix of the control topics. Each server has a control topic with one partition,
	 * which determines the owner.
	 */
	private String controlTopic = "ami-control";

	/**
	 * Time without contact to the broker after which the servers of an instance are
	 * assigned to other instances. The broker permits at least
	 * "group.min.session.timeout.ms", by default 6 seconds.
	 */
	private Duration ownershipSessionTimeout = Duration.ofSeconds(7);

	/**
	 * Time before the end of the session timeout at which an instance without contact to
	 * the broker closes its connections.
	 */
	private Duration ownershipReleaseMargin = Duration.ofSeconds(1);

	/**
	 * Maximum time that an instance waits until another instance has released a server.
	 */
	private Duration ownershipReleaseTimeout = Duration.ofSeconds(10);

	/**
	 * Whether actions for servers that another instance owns are sent through Kafka to
	 * the owner. Requires "ami.kafka.ownership".
	 */
	private boolean commands = true;

	/**
	 * Topic of the replies to actions that are sent through Kafka.
	 */
	private String replyTopic = "ami-replies";

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

	public boolean isOwnership() {
		return this.ownership;
	}

	public void setOwnership(boolean ownership) {
		this.ownership = ownership;
	}

	public @Nullable String getOwnershipGroup() {
		return this.ownershipGroup;
	}

	public void setOwnershipGroup(@Nullable String ownershipGroup) {
		this.ownershipGroup = ownershipGroup;
	}

	public String getControlTopic() {
		return this.controlTopic;
	}

	public void setControlTopic(String controlTopic) {
		this.controlTopic = controlTopic;
	}

	public Duration getOwnershipSessionTimeout() {
		return this.ownershipSessionTimeout;
	}

	public void setOwnershipSessionTimeout(Duration ownershipSessionTimeout) {
		this.ownershipSessionTimeout = ownershipSessionTimeout;
	}

	public Duration getOwnershipReleaseMargin() {
		return this.ownershipReleaseMargin;
	}

	public void setOwnershipReleaseMargin(Duration ownershipReleaseMargin) {
		this.ownershipReleaseMargin = ownershipReleaseMargin;
	}

	public Duration getOwnershipReleaseTimeout() {
		return this.ownershipReleaseTimeout;
	}

	public void setOwnershipReleaseTimeout(Duration ownershipReleaseTimeout) {
		this.ownershipReleaseTimeout = ownershipReleaseTimeout;
	}

	public boolean isCommands() {
		return this.commands;
	}

	public void setCommands(boolean commands) {
		this.commands = commands;
	}

	public String getReplyTopic() {
		return this.replyTopic;
	}

	public void setReplyTopic(String replyTopic) {
		this.replyTopic = replyTopic;
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
