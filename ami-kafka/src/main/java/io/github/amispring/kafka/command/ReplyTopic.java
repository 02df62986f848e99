/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topic for replies if it is absent.
 */
final class ReplyTopic {

	private static final Logger logger = LoggerFactory.getLogger(ReplyTopic.class);

	private final Map<String, Object> configuration;

	private final CommandSettings settings;

	/**
	 * Creates topics with the connection settings of a consumer.
	 */
	ReplyTopic(Map<String, Object> consumer, CommandSettings settings) {
		this.configuration = new HashMap<>(consumer);
		this.configuration.keySet().retainAll(AdminClientConfig.configNames());
		this.settings = settings;
	}

	/** Creates the topic, waiting for a limited time. Does not throw if it fails. */
	void create(Duration timeout) throws InterruptedException {
		NewTopic topic = new NewTopic(this.settings.replyTopic(), Optional.of(1), Optional.empty())
			.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(this.settings.retention().toMillis())));
		Admin admin = Admin.create(this.configuration);
		try {
			admin.createTopics(List.of(topic)).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (!(ex.getCause() instanceof TopicExistsException)) {
				// an instance without the right to create topics can use one that exists
				logger.debug("Topic \"{}\" was not created", this.settings.replyTopic(), ex);
			}
		}
		catch (TimeoutException ex) {
			logger.debug("Topic \"{}\" was not created in time", this.settings.replyTopic(), ex);
		}
		finally {
			admin.close(Duration.ZERO);
		}
	}

}
