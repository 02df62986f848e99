/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.Collection;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerSource;
import io.github.amispring.client.AmiClientSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Adds the servers of the application's {@link AmiServerSource sources} when all beans
 * have been created, and therefore before the clients start.
 */
class AmiServerSources implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(AmiServerSources.class);

	private final ObjectProvider<AmiServerSource> sources;

	private final AmiClients clients;

	AmiServerSources(ObjectProvider<AmiServerSource> sources, AmiClients clients) {
		this.sources = sources;
		this.clients = clients;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.sources.orderedStream().forEach(this::add);
	}

	private void add(AmiServerSource source) {
		Collection<AmiClientSettings> servers = source.servers();
		for (AmiClientSettings server : servers) {
			try {
				this.clients.add(server);
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalStateException("A server of the AmiServerSource " + source.getClass().getName()
						+ " cannot be added. " + ex.getMessage(), ex);
			}
		}
		logger.info("Added {} servers of {}", servers.size(), source.getClass().getName());
	}

}
