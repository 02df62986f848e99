/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.time.Duration;
import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The settings of {@link PbxOwnership}. All instances should have the same settings.
 *
 * @param group the consumer group of the instances. No other consumers may use it
 * @param topicPrefix the first part of the name of the control topics. Each PBX has its
 * own topic, with one partition
 * @param sessionTimeout the time after which the group expels an instance that the broker
 * does not hear from. Another instance gains its PBXs after at most this time, plus a
 * sixth of it, plus the time for a rebalance. The broker permits at least
 * {@code group.min.session.timeout.ms}, which is 6 seconds by default
 * @param releaseMargin the time by which an instance that has no contact with the broker
 * releases its PBXs before the session timeout. It has to be longer than closing the
 * connections takes
 * @param releaseTimeout the maximum time for which another instance waits until this one
 * has released its PBXs
 * @param concurrency the number of listener calls at a time
 * @since 1.0.0
 */
public record OwnershipSettings(String group, String topicPrefix, Duration sessionTimeout, Duration releaseMargin,
		Duration releaseTimeout, int concurrency) {

	/**
	 * The default prefix of control topics.
	 */
	public static final String DEFAULT_TOPIC_PREFIX = "ami-control";

	/**
	 * Creates settings.
	 * @param group the consumer group
	 * @param topicPrefix the prefix of the control topics
	 * @param sessionTimeout the session timeout of the consumer group
	 * @param releaseMargin the time by which PBXs are released before the session timeout
	 * @param releaseTimeout the maximum time of a release
	 * @param concurrency the number of listener calls at a time
	 */
	public OwnershipSettings {
		Objects.requireNonNull(group, "group");
		Objects.requireNonNull(topicPrefix, "topicPrefix");
		require("group", group, !group.isBlank(), "must not be empty");
		require("topicPrefix", topicPrefix, ControlTopics.isValid(topicPrefix),
				"must consist of letters, digits, dots, hyphens and underscores");
		require("sessionTimeout", sessionTimeout, sessionTimeout.toMillis() >= 1000, "must be at least 1 s");
		require("releaseMargin", releaseMargin,
				releaseMargin.toMillis() > 0 && releaseMargin.multipliedBy(2).compareTo(sessionTimeout) <= 0,
				"must be above zero and at most half of sessionTimeout");
		require("releaseTimeout", releaseTimeout,
				releaseTimeout.toMillis() > 0 && releaseTimeout.compareTo(Duration.ofHours(1)) <= 0,
				"must be above zero and at most one hour");
		require("concurrency", concurrency, concurrency > 0, "must be above zero");
	}

	private static void require(String name, Object value, boolean valid, String rule) {
		if (!valid) {
			throw new InvalidSettingException(name, value.toString(), rule);
		}
	}

	/**
	 * Returns the default settings of a group: a session timeout of 7 seconds, a margin
	 * of 1 second, a release timeout of 10 seconds, and 8 listener calls at a time.
	 * @param group the consumer group
	 * @return the settings
	 */
	public static OwnershipSettings of(String group) {
		return new OwnershipSettings(group, DEFAULT_TOPIC_PREFIX, Duration.ofSeconds(7), Duration.ofSeconds(1),
				Duration.ofSeconds(10), 8);
	}

	/**
	 * Returns the control topic of a PBX.
	 * @param server the name of the PBX
	 * @return the name of the topic
	 * @throws InvalidSettingException if the name of the PBX is too long
	 */
	public String controlTopic(String server) {
		return ControlTopics.name(this.topicPrefix, server);
	}

	/** Returns the interval of heartbeats and of confirmations of the membership. */
	Duration heartbeatInterval() {
		return this.sessionTimeout.dividedBy(6);
	}

	/** Returns the time for which a confirmation of the membership is valid. */
	Duration lease() {
		return this.sessionTimeout.minus(this.releaseMargin);
	}

}
