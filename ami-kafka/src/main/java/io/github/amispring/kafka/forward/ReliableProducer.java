/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.forward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration of producers that neither lose, repeat nor reorder records.
 *
 * @since 1.0.0
 */
public final class ReliableProducer {

	private static final Logger logger = LoggerFactory.getLogger(ReliableProducer.class);

	private ReliableProducer() {
	}

	/**
	 * Returns a configuration with the settings that forwarders require: acknowledgement
	 * by all replicas, idempotence, at most five requests in flight, and unlimited time
	 * for delivery, because records wait in the producer while the broker is not
	 * available. Logs a warning for each setting that contradicts them. Other settings,
	 * such as compression, remain.
	 * @param configuration the configuration of the application
	 * @return the configuration for a forwarder
	 */
	public static Map<String, Object> configure(Map<String, ?> configuration) {
		Map<String, Object> result = new LinkedHashMap<>(configuration);
		require(result, ProducerConfig.ACKS_CONFIG, "all", List.of("all", "-1"));
		require(result, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", List.of("true"));
		require(result, ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "5", List.of("1", "2", "3", "4", "5"));
		String unlimited = String.valueOf(Integer.MAX_VALUE);
		require(result, ProducerConfig.RETRIES_CONFIG, unlimited, List.of(unlimited));
		require(result, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, unlimited, List.of(unlimited));
		// the forwarder repeats the attempt, and remains able to stop
		result.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "1000");
		result.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
		result.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
		result.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
		result.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
		return result;
	}

	private static void require(Map<String, Object> configuration, String name, String value, List<String> accepted) {
		Object present = configuration.get(name);
		if (present == null) {
			configuration.put(name, value);
		}
		else if (!accepted.contains(String.valueOf(present).toLowerCase(Locale.ROOT))) {
			logger.warn(
					"AMI events are forwarded with {}={} instead of the configured value {}, because events would"
							+ " otherwise be lost, repeated or reordered. Other producers are not affected.",
					name, value, present);
			configuration.put(name, value);
		}
	}

}
