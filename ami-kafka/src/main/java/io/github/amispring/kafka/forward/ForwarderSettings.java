/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.util.Objects;

import io.github.amispring.exception.InvalidSettingException;

/**
 * The settings of a forwarder.
 *
 * @param topic the name of the topic
 * @param bufferCapacity the maximum number of records that the broker has not
 * acknowledged. If it is exceeded, the newest records are lost
 * @since 1.0.0
 */
public record ForwarderSettings(String topic, int bufferCapacity) {

	/**
	 * The default capacity of the buffer.
	 */
	public static final int DEFAULT_BUFFER_CAPACITY = 100_000;

	/**
	 * Creates settings.
	 * @param topic the name of the topic
	 * @param bufferCapacity the maximum number of records that the broker has not
	 * acknowledged
	 */
	public ForwarderSettings {
		Objects.requireNonNull(topic, "topic");
		if (bufferCapacity < 1) {
			throw new InvalidSettingException("bufferCapacity", String.valueOf(bufferCapacity), "must be above zero");
		}
	}

	/**
	 * Returns the default settings of a topic.
	 * @param topic the name of the topic
	 * @return the settings
	 */
	public static ForwarderSettings of(String topic) {
		return new ForwarderSettings(topic, DEFAULT_BUFFER_CAPACITY);
	}

}
