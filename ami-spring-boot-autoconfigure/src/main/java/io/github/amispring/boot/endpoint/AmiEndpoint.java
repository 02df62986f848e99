/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.boot.client.AmiClients;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} to see how the connections to PBXs fare, and, where access
 * to it is unrestricted, to have one made anew.
 */
@Endpoint(id = "ami", defaultAccess = Access.READ_ONLY)
public class AmiEndpoint {

	private final AmiClients clients;

	/**
	 * Creates an endpoint.
	 * @param clients the clients
	 */
	public AmiEndpoint(AmiClients clients) {
		this.clients = clients;
	}

	/**
	 * All servers.
	 * @return the servers by name
	 */
	@ReadOperation
	public AmiServersDescriptor servers() {
		Map<String, AmiServerDescriptor> servers = new LinkedHashMap<>();
		this.clients.asMap().forEach((name, client) -> servers.put(name, AmiServerDescriptor.of(client)));
		return new AmiServersDescriptor(servers);
	}

	/**
	 * One server.
	 * @param server its name
	 * @return the server, {@code null} when there is none of this name
	 */
	@ReadOperation
	public @Nullable AmiServerDescriptor server(@Selector String server) {
		return this.clients.names().contains(server) ? AmiServerDescriptor.of(this.clients.get(server)) : null;
	}

	/**
	 * Connects to one server anew.
	 * @param server its name
	 * @return without content; with status 404 when there is no server of this name
	 * @see io.github.amispring.client.AmiClient#reconnect()
	 */
	@WriteOperation
	public WebEndpointResponse<Void> reconnect(@Selector String server) {
		if (!this.clients.names().contains(server)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		this.clients.get(server).reconnect();
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	/**
	 * All servers.
	 *
	 * @param servers the servers by name
	 */
	public record AmiServersDescriptor(Map<String, AmiServerDescriptor> servers) implements OperationResponseBody {

	}

}
