/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.Collection;

import io.github.amispring.client.AmiClientSettings;

/**
 * Interface for a bean that provides the servers which an application connects to, for
 * example from a database of tenants. It is called once when the application starts,
 * after all beans have been created and before the clients start. The servers are added
 * to those that properties configure. An application with such a bean needs no
 * {@code ami.host}.
 *
 * @since 1.0.0
 * @see AmiServerTemplate
 * @see AmiClients#add(AmiClientSettings)
 */
@FunctionalInterface
public interface AmiServerSource {

	/**
	 * Returns the servers.
	 * @return the settings of the clients, each with a different name
	 */
	Collection<AmiClientSettings> servers();

}
