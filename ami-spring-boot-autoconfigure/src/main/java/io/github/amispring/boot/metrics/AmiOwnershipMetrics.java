/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.client.ServerOwnership.Membership;
import io.github.amispring.client.AmiClient;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Metrics of the ownership of servers. Bound to a registry, for example by Spring Boot.
 *
 * @since 1.0.0
 */
public class AmiOwnershipMetrics implements MeterBinder {

	private final AmiClients clients;

	private final ServerOwnership ownership;

	/**
	 * Creates a binder.
	 * @param clients the clients of the servers
	 * @param ownership the ownership
	 */
	public AmiOwnershipMetrics(AmiClients clients, ServerOwnership ownership) {
		this.clients = clients;
		this.ownership = ownership;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.clients.follow(new Binding(this.ownership, registry));
		Gauge.builder("ami.kafka.member", this.ownership, (source) -> source.membership().member() ? 1 : 0)
			.description("Whether this instance is a member of the group that shares the servers")
			.register(registry);
		count("ami.kafka.gains", "Servers that this instance has gained", Membership::gains, registry);
		count("ami.kafka.releases", "Servers that this instance has released", Membership::releases, registry);
		count("ami.kafka.lease.expirations",
				"Releases of all servers because the broker has not confirmed the membership in time",
				Membership::leaseExpirations, registry);
		count("ami.kafka.expulsions", "Expulsions of this instance from the group", Membership::expulsions, registry);
	}

	private void count(String name, String description, ToLongFunction<Membership> value, MeterRegistry registry) {
		FunctionCounter.builder(name, this.ownership, (source) -> value.applyAsLong(source.membership()))
			.description(description)
			.register(registry);
	}

	/**
	 * Adds and removes the meters of servers in one registry.
	 */
	private static final class Binding implements AmiClients.Listener {

		private final ServerOwnership ownership;

		private final MeterRegistry registry;

		private final Map<AmiClient, Meter> meters = new ConcurrentHashMap<>();

		private Binding(ServerOwnership ownership, MeterRegistry registry) {
			this.ownership = ownership;
			this.registry = registry;
		}

		@Override
		public void added(AmiClient client) {
			String server = client.name();
			this.meters.put(client,
					Gauge.builder("ami.kafka.owned", this.ownership, (source) -> source.isOwned(server) ? 1 : 0)
						.description("Whether this instance owns the server")
						.tags("server", server)
						.register(this.registry));
		}

		@Override
		public void removed(AmiClient client) {
			Meter meter = this.meters.remove(client);
			if (meter != null) {
				this.registry.remove(meter);
			}
		}

	}

}
