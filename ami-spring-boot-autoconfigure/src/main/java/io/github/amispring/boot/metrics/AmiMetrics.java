/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.EventMessageListener;
import io.github.amispring.event.EventType;
import io.github.amispring.message.AmiMessage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the connections to PBXs. The tag {@code server} is the name of
 * the client.
 */
public class AmiMetrics implements MeterBinder {

	private final AmiClients clients;

	/**
	 * Creates a binder.
	 * @param clients the clients
	 */
	public AmiMetrics(AmiClients clients) {
		this.clients = clients;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.follow(new Binding(registry));
	}

	private static void bind(AmiClient client, ServerMeters meters) {
		MeterRegistry registry = meters.registry();
		Tags tags = Tags.of("server", client.name());
		meters.add(Gauge.builder("ami.connection.up", client, (source) -> source.status().isConnected() ? 1 : 0)
			.description("Whether the client is connected and logged in")
			.tags(tags)
			.register(registry));
		meters.add(Gauge.builder("ami.events.buffered", client, (source) -> source.statistics().eventsBuffered())
			.description("Events waiting to be delivered to listeners")
			.tags(tags)
			.register(registry));
		meters.add(TimeGauge
			.builder("ami.events.lag", client, TimeUnit.NANOSECONDS,
					(source) -> source.statistics().eventsLag().toNanos())
			.description("Age of the oldest event that has not been delivered")
			.tags(tags)
			.register(registry));
		meters.add(Gauge.builder("ami.actions.pending", client, (source) -> source.statistics().pendingActions())
			.description("Actions waiting for their response")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.events.lost", client, (source) -> source.statistics().eventsLost())
			.description("Events that were dropped because listeners were too slow")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter.builder("ami.reconnects", client, (source) -> source.statistics().reconnects())
			.description("Reconnections")
			.tags(tags)
			.register(registry));
		meters.add(FunctionCounter
			.builder("ami.messages.unrecognized", client, (source) -> source.statistics().unrecognizedMessages())
			.description("Messages that were neither events nor responses")
			.tags(tags)
			.register(registry));
		meters.add(
				FunctionCounter.builder("ami.listener.errors", client, (source) -> source.statistics().listenerErrors())
					.description("Exceptions thrown by listeners")
					.tags(tags)
					.register(registry));
		bindReceivedEvents(client, meters, tags);
	}

	private static void bindReceivedEvents(AmiClient client, ServerMeters meters, Tags tags) {
		meters.add(
				client.onEventMessage(new FirstEvents((type) -> bindReceivedEvent(client, type.name(), meters, tags))));
	}

	private static void bindReceivedEvent(AmiClient client, String name, ServerMeters meters, Tags tags) {
		meters.add(FunctionCounter
			.builder("ami.events.received", client,
					(source) -> source.statistics().eventsReceived().getOrDefault(name, 0L))
			.description("Events received")
			.tags(tags.and("event", name))
			.register(meters.registry()));
	}

	/**
	 * Adds and removes the meters of clients in one registry.
	 */
	private static final class Binding implements AmiClients.Listener {

		/** The observations with the tag {@code server}, which have timers. */
		private static final List<String> OBSERVATIONS = List.of("ami.action", "ami.originate", "ami.event");

		private final MeterRegistry registry;

		private final Map<AmiClient, ServerMeters> meters = new ConcurrentHashMap<>();

		private Binding(MeterRegistry registry) {
			this.registry = registry;
		}

		@Override
		public void added(AmiClient client) {
			ServerMeters meters = new ServerMeters(this.registry);
			this.meters.put(client, meters);
			bind(client, meters);
		}

		@Override
		public void removed(AmiClient client) {
			ServerMeters meters = this.meters.remove(client);
			if (meters != null) {
				meters.close();
			}
			for (String observation : OBSERVATIONS) {
				remove(observation, client.name());
				remove(observation + ".active", client.name());
			}
		}

		private void remove(String name, String server) {
			this.registry.find(name).tag("server", server).meters().forEach(this.registry::remove);
		}

	}

	/**
	 * Receives the first event of each type. The client itself counts the events.
	 */
	private static final class FirstEvents implements EventMessageListener {

		private final Set<EventType<?>> received = ConcurrentHashMap.newKeySet();

		private final Consumer<EventType<?>> consumer;

		private final AtomicBoolean changed = new AtomicBoolean();

		private FirstEvents(Consumer<EventType<?>> consumer) {
			this.consumer = consumer;
		}

		@Override
		public void onEvent(EventType<?> type, AmiMessage message) {
			if (this.received.add(type)) {
				this.changed.set(true);
				this.consumer.accept(type);
			}
		}

		@Override
		public boolean receives(EventType<?> type) {
			return !this.received.contains(type);
		}

		@Override
		public boolean hasChanged() {
			return this.changed.getAndSet(false);
		}

	}

}
