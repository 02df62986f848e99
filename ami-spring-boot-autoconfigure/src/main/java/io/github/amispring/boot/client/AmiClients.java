/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.amispring.client.AmiClient;

/**
 * The application's clients by the names of their servers. Immutable and thread-safe.
 *
 * @since 1.0.0
 */
public final class AmiClients implements Iterable<AmiClient> {

	private final Map<String, AmiClient> clients;

	private AmiClients(Map<String, AmiClient> clients) {
		this.clients = clients;
	}

	/**
	 * Creates an instance.
	 * @param clients the clients, each with a different {@link AmiClient#name() name}
	 * @return the clients in the same order
	 * @throws IllegalArgumentException if two clients have the same name
	 */
	public static AmiClients of(Collection<? extends AmiClient> clients) {
		Map<String, AmiClient> byName = new LinkedHashMap<>();
		for (AmiClient client : clients) {
			if (byName.put(client.name(), client) != null) {
				throw new IllegalArgumentException("Two AmiClient beans have the name \"" + client.name()
						+ "\". Set a different name in the settings of one of them.");
			}
		}
		return new AmiClients(Collections.unmodifiableMap(byName));
	}

	/**
	 * Returns the client of a server.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the client
	 * @throws IllegalArgumentException if no server has this name
	 */
	public AmiClient get(String server) {
		AmiClient client = this.clients.get(server);
		if (client == null) {
			throw new IllegalArgumentException("No server is named \"" + server + "\". The servers are: "
					+ String.join(", ", this.clients.keySet()));
		}
		return client;
	}

	/**
	 * Returns the names of the servers.
	 * @return the names, in the order of configuration, unmodifiable
	 */
	public Set<String> names() {
		return this.clients.keySet();
	}

	/**
	 * Returns the clients by name.
	 * @return the clients in the order of configuration, unmodifiable
	 */
	public Map<String, AmiClient> asMap() {
		return this.clients;
	}

	/**
	 * Returns an iterator over the clients.
	 * @return the clients, in the order of configuration
	 */
	@Override
	public Iterator<AmiClient> iterator() {
		return this.clients.values().iterator();
	}

}
