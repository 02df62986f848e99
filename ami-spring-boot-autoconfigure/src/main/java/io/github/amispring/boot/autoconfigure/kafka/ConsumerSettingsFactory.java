/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.kafka;

import java.util.List;
import java.util.Map;

import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.kafka.consume.ConsumerSettings;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Creates the settings of the consumer.
 */
class ConsumerSettingsFactory {

	private static final Map<String, String> PROPERTIES = Map.of("concurrency", "ami.kafka.concurrency", "maxRetries",
			"ami.kafka.retry.max-retries", "retryDelay", "ami.kafka.retry.delay", "maxRetryDelay",
			"ami.kafka.retry.max-delay");

	private final AmiKafkaProperties properties;

	private final Environment environment;

	ConsumerSettingsFactory(AmiKafkaProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	ConsumerSettings create() {
		AmiKafkaProperties.Retry retry = this.properties.getRetry();
		try {
			return new ConsumerSettings(List.of(this.properties.getTopic(), this.properties.getCallsTopic()), group(),
					this.properties.getConcurrency(), retry.getMaxRetries(), retry.getDelay(), retry.getMaxDelay());
		}
		catch (InvalidSettingException ex) {
			throw new InvalidAmiPropertyException(PROPERTIES.getOrDefault(ex.setting(), ex.setting()), ex.value(),
					"It " + ex.rule().replace("retryDelay", "ami.kafka.retry.delay") + ".");
		}
	}

	private String group() {
		String group = this.properties.getGroup();
		if (!StringUtils.hasText(group)) {
			group = this.environment.getProperty("spring.application.name");
		}
		if (!StringUtils.hasText(group)) {
			throw new InvalidAmiPropertyException("ami.kafka.group", "",
					"It is required to consume events, unless spring.application.name is set.");
		}
		return group;
	}

}
