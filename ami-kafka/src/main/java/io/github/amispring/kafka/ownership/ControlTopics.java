/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.github.amispring.exception.InvalidSettingException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control topics: one topic with one partition for each PBX. A topic of its own, and
 * not a partition of a common topic, because instances whose lists of PBXs differ must
 * agree on what a PBX is.
 */
final class ControlTopics implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ControlTopics.class);

	private static final int MAX_LENGTH = 249;

	private static final Duration RETENTION = Duration.ofHours(1);

	private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final Map<String, Object> configuration;

	private final Set<String> existing = new HashSet<>();

	private int pending;

	private long retryAt = System.nanoTime();

	private @Nullable Admin admin;

	private @Nullable String error;

	/**
	 * Creates topics with the connection settings of a consumer.
	 */
	ControlTopics(Map<String, Object> consumer) {
		this.configuration = new HashMap<>(consumer);
		this.configuration.keySet().retainAll(AdminClientConfig.configNames());
	}

	static boolean isValid(String prefix) {
		return !prefix.isEmpty() && prefix.chars().allMatch((c) -> c == '.' || c == '_' || isPlain(c));
	}

	/**
	 * Returns the name of the topic of a PBX. Characters that topics do not permit are
	 * replaced by an underscore and the hexadecimal UTF-8 code, and so are underscores
	 * and dots: different PBXs have different topics, also in the metrics of Kafka.
	 */
	static String name(String prefix, String server) {
		StringBuilder name = new StringBuilder(prefix).append('.');
		for (byte b : server.getBytes(StandardCharsets.UTF_8)) {
			if (isPlain(b)) {
				name.append((char) b);
			}
			else {
				name.append('_').append(HexFormat.of().toHexDigits(b));
			}
		}
		if (name.length() > MAX_LENGTH) {
			throw new InvalidSettingException("server", server,
					"is too long for the name of a Kafka topic: \"" + name + "\"");
		}
		return name.toString();
	}

	private static boolean isPlain(int c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
	}

	/**
	 * Returns those topics that exist. Creates the others in the background, again after
	 * a delay if this has failed.
	 */
	Set<String> existing(Collection<String> topics) {
		boolean complete;
		Set<String> existing;
		synchronized (this) {
			List<String> missing = topics.stream().filter((topic) -> !this.existing.contains(topic)).toList();
			complete = missing.isEmpty();
			if (!complete && this.pending == 0 && System.nanoTime() - this.retryAt >= 0) {
				create(missing);
			}
			existing = topics.stream().filter(this.existing::contains).collect(Collectors.toUnmodifiableSet());
		}
		if (complete) {
			close();
		}
		return existing;
	}

	/** Returns why topics were not created, {@code null} if none has failed. */
	synchronized @Nullable String error() {
		return this.error;
	}

	private void create(Collection<String> topics) {
		if (this.admin == null) {
			this.admin = Admin.create(this.configuration);
		}
		this.error = null;
		this.pending = topics.size();
		this.retryAt = System.nanoTime() + RETRY_NANOS;
		this.admin.createTopics(topics.stream().map(ControlTopics::newTopic).toList())
			.values()
			.forEach((topic, created) -> created.whenComplete((result, failure) -> created(topic, failure)));
	}

	/** Records are obsolete soon, and may contain secrets of actions. */
	private static NewTopic newTopic(String topic) {
		return new NewTopic(topic, Optional.of(1), Optional.empty())
			.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, String.valueOf(RETENTION.toMillis())));
	}

	private synchronized void created(String topic, @Nullable Throwable failure) {
		if (failure == null || failure instanceof TopicExistsException) {
			done(topic, null);
		}
		else if (this.admin == null) {
			done(topic, failure);
		}
		else {
			// an instance without the right to create topics can use those that exist
			this.admin.describeTopics(Set.of(topic))
				.allTopicNames()
				.whenComplete((description, absent) -> done(topic, (absent != null) ? failure : null));
		}
	}

	private synchronized void done(String topic, @Nullable Throwable failure) {
		this.pending--;
		if (failure == null) {
			this.existing.add(topic);
		}
		else {
			String reason = "Control topic \"" + topic + "\" does not exist and was not created: "
					+ failure.getMessage();
			logger.warn("{}; retrying", reason);
			this.error = reason;
		}
	}

	@Override
	public void close() {
		Admin admin;
		synchronized (this) {
			admin = this.admin;
			this.admin = null;
		}
		// without the lock, because the thread of the client may wait for it
		if (admin != null) {
			admin.close(Duration.ZERO);
		}
	}

}
