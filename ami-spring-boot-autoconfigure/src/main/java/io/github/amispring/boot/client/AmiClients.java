/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.amispring.client.AmiClient;

/**
 * The application's clients by the names of their servers. Immutable, so safe for use by
 * any number of threads.
 */
public final class AmiClients implements Iterable<AmiClient> {

	private final Map<String, AmiClient> clients;

	private AmiClients(Map<String, AmiClient> clients) {
		this.clients = clients;
	}

	/**
	 * Names clients by their {@link AmiClient#name()}.
	 * @param beans the clients by the names of their beans, which stand in for the name
	 * of a client that has none because it is mocked
	 * @return the clients, in the same order
	 * @throws IllegalArgumentException when two clients have the same name
	 */
	public static AmiClients of(Map<String, ? extends AmiClient> beans) {
		Map<String, AmiClient> clients = new LinkedHashMap<>();
		beans.forEach((bean, client) -> {
			String name = Objects.requireNonNullElse(client.name(), bean);
			if (clients.put(name, client) != null) {
				throw new IllegalArgumentException("Two beans of type AmiClient, one of them \"" + bean
						+ "\", have the name \"" + name + "\": give each its own in its settings");
			}
		});
		return new AmiClients(Collections.unmodifiableMap(clients));
	}

	/**
	 * The client of a server.
	 * @param server the server's name, {@code default} for the one of the top-level
	 * properties
	 * @return the client
	 * @throws IllegalArgumentException when there is no such server
	 */
	public AmiClient get(String server) {
		AmiClient client = this.clients.get(server);
		if (client == null) {
			throw new IllegalArgumentException(
					"There is no server \"" + server + "\". There are: " + String.join(", ", this.clients.keySet()));
		}
		return client;
	}

	/**
	 * The names of the servers.
	 * @return the names in the order of configuration, unmodifiable
	 */
	public Set<String> names() {
		return this.clients.keySet();
	}

	/**
	 * The clients by name.
	 * @return the clients in the order of configuration, unmodifiable
	 */
	public Map<String, AmiClient> asMap() {
		return this.clients;
	}

	/**
	 * The clients.
	 * @return the clients in the order of configuration
	 */
	@Override
	public Iterator<AmiClient> iterator() {
		return this.clients.values().iterator();
	}

}
