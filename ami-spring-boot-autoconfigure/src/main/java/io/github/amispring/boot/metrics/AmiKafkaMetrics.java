/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.kafka.KafkaForwarders;
import io.github.amispring.client.AmiClient;
import io.github.amispring.kafka.consume.ConsumerStatistics;
import io.github.amispring.kafka.consume.RecordConsumer;
import io.github.amispring.kafka.forward.Forwarder;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of forwarding to Kafka and of consuming from Kafka. Bound to a registry, for
 * example by Spring Boot.
 *
 * @since 1.0.0
 */
public class AmiKafkaMetrics implements MeterBinder {

	private final @Nullable AmiClients clients;

	private final @Nullable KafkaForwarders forwarders;

	private final @Nullable RecordConsumer consumer;

	/**
	 * Creates a binder.
	 * @param clients the clients whose events are forwarded, {@code null} if there are
	 * none
	 * @param forwarders the forwarders, {@code null} if there are none
	 * @param consumer the consumer, {@code null} if there is none
	 */
	public AmiKafkaMetrics(@Nullable AmiClients clients, @Nullable KafkaForwarders forwarders,
			@Nullable RecordConsumer consumer) {
		this.clients = clients;
		this.forwarders = forwarders;
		this.consumer = consumer;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.clients != null && this.forwarders != null) {
			this.clients.follow(new Binding(this.forwarders, registry));
		}
		if (this.consumer != null) {
			RecordConsumer consumer = this.consumer;
			consumer.onServer((server) -> bind(consumer, server, registry));
		}
	}

	private static void bind(Forwarder forwarder, ServerMeters meters) {
		MeterRegistry registry = meters.registry();
		Tags tags = Tags.of("server", forwarder.server(), "topic", forwarder.topic());
		meters.add(FunctionCounter.builder("ami.kafka.sent", forwarder, (source) -> source.statistics().sent())
			.description("Records that the broker has acknowledged")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.kafka.lost", forwarder, (source) -> source.statistics().lost())
			.description("Records that were not written because the buffer was full or the broker rejected them")
			.tags(tags)
			.register(registry));
		meters.add(Gauge.builder("ami.kafka.buffered", forwarder, (source) -> source.statistics().buffered())
			.description("Records that the broker has not acknowledged yet")
			.tags(tags)
			.register(registry));
		meters.add(Gauge
			.builder("ami.kafka.stalled", forwarder, (source) -> source.statistics().stalled().toMillis() / 1000.0)
			.description("Time for which the broker has acknowledged nothing although records are buffered")
			.baseUnit("seconds")
			.tags(tags)
			.register(registry));
	}

	private static void bind(RecordConsumer consumer, String server, MeterRegistry registry) {
		count(consumer, server, "ami.kafka.handled", "Records that were handled", ConsumerStatistics::handled,
				registry);
		count(consumer, server, "ami.kafka.duplicates", "Records that were discarded as duplicates",
				ConsumerStatistics::duplicates, registry);
		count(consumer, server, "ami.kafka.gaps", "Records that are missing according to their sequence numbers",
				ConsumerStatistics::missing, registry);
		count(consumer, server, "ami.kafka.dead.letters", "Records that were written to a dead-letter topic",
				ConsumerStatistics::deadLetters, registry);
	}

	private static void count(RecordConsumer consumer, String server, String name, String description,
			ToDoubleFunction<ConsumerStatistics> value, MeterRegistry registry) {
		FunctionCounter.builder(name, consumer, (source) -> {
			ConsumerStatistics statistics = source.statistics().get(server);
			return (statistics != null) ? value.applyAsDouble(statistics) : 0;
		}).description(description).tags("server", server).register(registry);
	}

	/**
	 * Adds and removes the meters of forwarders in one registry.
	 */
	private static final class Binding implements AmiClients.Listener {

		private final KafkaForwarders forwarders;

		private final MeterRegistry registry;

		private final Map<AmiClient, ServerMeters> meters = new ConcurrentHashMap<>();

		private Binding(KafkaForwarders forwarders, MeterRegistry registry) {
			this.forwarders = forwarders;
			this.registry = registry;
		}

		@Override
		public void added(AmiClient client) {
			ServerMeters meters = new ServerMeters(this.registry);
			this.meters.put(client, meters);
			this.forwarders.stream()
				.filter((forwarder) -> forwarder.server().equals(client.name()))
				.forEach((forwarder) -> bind(forwarder, meters));
		}

		@Override
		public void removed(AmiClient client) {
			ServerMeters meters = this.meters.remove(client);
			if (meters != null) {
				meters.close();
			}
		}

	}

}
