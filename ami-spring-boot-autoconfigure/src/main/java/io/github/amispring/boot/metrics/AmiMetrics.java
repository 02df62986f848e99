/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.github.amispring.client.AmiClient;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * {@link MeterBinder} for the connection to a PBX.
 */
public class AmiMetrics implements MeterBinder {

	private final AmiClient client;

	private final LongSupplier listenerErrors;

	/**
	 * Creates a binder.
	 * @param client the client
	 * @param listenerErrors the number of exceptions that the application's listeners
	 * threw, which the client does not know of
	 */
	public AmiMetrics(AmiClient client, LongSupplier listenerErrors) {
		this.client = client;
		this.listenerErrors = listenerErrors;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Tags tags = Tags.of("server", String.valueOf(this.client.name()));
		Gauge.builder("ami.connection.up", this.client, (client) -> client.status().isConnected() ? 1 : 0)
			.description("Whether the client is connected and logged in")
			.tags(tags)
			.register(registry);
		Gauge.builder("ami.events.buffered", this.client, (client) -> client.statistics().eventsBuffered())
			.description("Events that wait for listeners")
			.tags(tags)
			.register(registry);
		Gauge.builder("ami.actions.pending", this.client, (client) -> client.statistics().pendingActions())
			.description("Actions that wait for their answer")
			.tags(tags)
			.register(registry);
		FunctionCounter.builder("ami.events.lost", this.client, (client) -> client.statistics().eventsLost())
			.description("Events lost because listeners were too slow")
			.tags(tags)
			.register(registry);
		FunctionCounter.builder("ami.reconnects", this.client, (client) -> client.statistics().reconnects())
			.description("Connections after the first")
			.tags(tags)
			.register(registry);
		FunctionCounter
			.builder("ami.listener.errors", this.client,
					(client) -> client.statistics().listenerErrors() + this.listenerErrors.getAsLong())
			.description("Exceptions that listeners threw")
			.tags(tags)
			.register(registry);
		bindReceivedEvents(registry, tags);
	}

	/** The counter of an event is there from the first event of its type on. */
	private void bindReceivedEvents(MeterRegistry registry, Tags tags) {
		Set<Class<?>> bound = ConcurrentHashMap.newKeySet();
		this.client.subscribe(AmiEvent.class, (event) -> {
			if (bound.add(event.getClass())) {
				bindReceivedEvent(EventTypes.of(event.message()).name(), registry, tags);
			}
		});
	}

	private void bindReceivedEvent(String name, MeterRegistry registry, Tags tags) {
		FunctionCounter
			.builder("ami.events.received", this.client,
					(client) -> client.statistics().eventsReceived().getOrDefault(name, 0L))
			.description("Events received")
			.tags(tags.and("event", name))
			.register(registry);
	}

}
