/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import java.util.function.Function;
import java.util.stream.Stream;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;

/**
 * The health of each present client, by the name of its server.
 *
 * @since 1.0.0
 */
public class AmiHealthContributors implements CompositeHealthContributor {

	private final AmiClients clients;

	private final Function<AmiClient, AmiHealthIndicator> factory;

	/**
	 * Creates an instance.
	 * @param clients the clients, which may be added and removed
	 * @param factory creates the indicator of a client for each check
	 */
	public AmiHealthContributors(AmiClients clients, Function<AmiClient, AmiHealthIndicator> factory) {
		this.clients = clients;
		this.factory = factory;
	}

	@Override
	public @Nullable HealthContributor getContributor(String name) {
		AmiClient client = this.clients.asMap().get(name);
		return (client != null) ? this.factory.apply(client) : null;
	}

	@Override
	public Stream<Entry> stream() {
		return this.clients.asMap()
			.entrySet()
			.stream()
			.map((client) -> new Entry(client.getKey(), this.factory.apply(client.getValue())));
	}

}
