/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import java.util.function.Supplier;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/**
 * Replaces the indicator of an application with one server by a contributor with an entry
 * for each server, as soon as a server is added or removed.
 *
 * @since 1.0.0
 */
public class AmiHealthSwitch implements AmiClients.Listener, SmartInitializingSingleton {

	private static final String NAME = "ami";

	private final AmiClients clients;

	private final AmiHealthContributors contributors;

	private final Supplier<@Nullable HealthContributorRegistry> registrySupplier;

	private volatile @Nullable HealthContributorRegistry registry;

	/**
	 * Creates an instance.
	 * @param clients the clients
	 * @param contributors the contributor with an entry for each server
	 * @param registry returns the registry, {@code null} if there is none
	 */
	public AmiHealthSwitch(AmiClients clients, AmiHealthContributors contributors,
			Supplier<@Nullable HealthContributorRegistry> registry) {
		this.clients = clients;
		this.contributors = contributors;
		this.registrySupplier = registry;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.registry = this.registrySupplier.get();
		this.clients.follow(this);
	}

	@Override
	public void added(AmiClient client) {
		if (this.clients.asMap().size() != 1) {
			replace();
		}
	}

	@Override
	public void removed(AmiClient client) {
		replace();
	}

	private synchronized void replace() {
		HealthContributorRegistry registry = this.registry;
		if (registry != null && registry.getContributor(NAME) instanceof AmiHealthIndicator) {
			registry.unregisterContributor(NAME);
			registry.registerContributor(NAME, this.contributors);
		}
	}

}
