/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The settings of {@link RemoteActions}. All instances should have the same settings.
 *
 * @param replyTopic the topic that the replies of owners are written to. Created with one
 * partition if it is absent. If it has more partitions, each instance reads one of them
 * @param retention the time for which a created reply topic keeps replies. They are read
 * at once, so it has to be longer than an instance has no contact with the broker
 * @since 1.0.0
 */
public record CommandSettings(String replyTopic, Duration retention) {

	/**
	 * The settings with the topic {@code ami-replies} and a retention of 10 minutes.
	 */
	public static final CommandSettings DEFAULT = new CommandSettings("ami-replies", Duration.ofMinutes(10));

	/**
	 * Creates settings.
	 * @param replyTopic the topic for replies
	 * @param retention the retention of a created reply topic
	 */
	public CommandSettings {
		Objects.requireNonNull(replyTopic, "replyTopic");
		Objects.requireNonNull(retention, "retention");
		if (!replyTopic.matches("[A-Za-z0-9._-]{1,249}")) {
			throw new InvalidSettingException("replyTopic", replyTopic,
					"must consist of at most 249 letters, digits, dots, hyphens and underscores");
		}
		if (retention.compareTo(Duration.ofMinutes(1)) < 0) {
			throw new InvalidSettingException("retention", retention.toString(), "must be at least one minute");
		}
	}

}
