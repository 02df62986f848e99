/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.client.AmiClient;
import io.github.amispring.kafka.forward.ForwarderStatistics;

import org.springframework.boot.health.contributor.Health;

/**
 * Adds the state of the forwarders as detail {@code kafka}, by topic. It does not affect
 * the status.
 *
 * @since 1.0.0
 */
public class KafkaHealthDetails implements AmiHealthDetails {

	private final KafkaForwarders forwarders;

	/**
	 * Creates an instance.
	 * @param forwarders the forwarders
	 */
	public KafkaHealthDetails(KafkaForwarders forwarders) {
		this.forwarders = forwarders;
	}

	@Override
	public void addTo(Health.Builder builder, AmiClient client) {
		Map<String, Object> topics = new LinkedHashMap<>();
		this.forwarders.stream()
			.filter((forwarder) -> forwarder.server().equals(client.name()))
			.forEach((forwarder) -> topics.put(forwarder.topic(), details(forwarder.statistics())));
		if (!topics.isEmpty()) {
			builder.withDetail("kafka", topics);
		}
	}

	private static Map<String, Object> details(ForwarderStatistics statistics) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("sent", statistics.sent());
		details.put("lost", statistics.lost());
		details.put("buffered", statistics.buffered());
		if (statistics.stalled().compareTo(Duration.ofSeconds(1)) > 0) {
			details.put("stalled", statistics.stalled());
		}
		if (statistics.lastError() != null) {
			details.put("error", statistics.lastError());
		}
		return details;
	}

}
