/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.util.Map;

import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.kafka.ownership.OwnershipSettings;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Creates the settings of the ownership of servers.
 */
class OwnershipSettingsFactory {

	private static final Map<String, String> PROPERTIES = Map.of("topicPrefix", "ami.kafka.control-topic",
			"sessionTimeout", "ami.kafka.ownership-session-timeout", "releaseMargin",
			"ami.kafka.ownership-release-margin", "releaseTimeout", "ami.kafka.ownership-release-timeout");

	/**
	 * Closing a connection mostly consists of waiting for the PBX. All connections of an
	 * instance without contact to the broker have to be closed within the margin.
	 */
	private static final int CONCURRENCY = 64;

	private final AmiKafkaProperties properties;

	private final Environment environment;

	OwnershipSettingsFactory(AmiKafkaProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	OwnershipSettings create() {
		try {
			return new OwnershipSettings(group(), this.properties.getControlTopic(),
					this.properties.getOwnershipSessionTimeout(), this.properties.getOwnershipReleaseMargin(),
					this.properties.getOwnershipReleaseTimeout(), CONCURRENCY);
		}
		catch (InvalidSettingException ex) {
			throw new InvalidAmiPropertyException(PROPERTIES.getOrDefault(ex.setting(), ex.setting()), ex.value(),
					"It " + ex.rule().replace("sessionTimeout", "ami.kafka.ownership-session-timeout") + ".");
		}
	}

	private String group() {
		String group = this.properties.getOwnershipGroup();
		if (StringUtils.hasText(group)) {
			return group;
		}
		String application = this.environment.getProperty("spring.application.name");
		if (!StringUtils.hasText(application)) {
			throw new InvalidAmiPropertyException("ami.kafka.ownership-group", "",
					"It is required for ami.kafka.ownership=true, unless spring.application.name is set.");
		}
		return application + "-owners";
	}

}
