/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.exception.AmiAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} that exposes the state of the connections to PBXs and, with
 * unrestricted access, reconnects them.
 *
 * @since 1.0.0
 */
@Endpoint(id = "ami", defaultAccess = Access.READ_ONLY)
public class AmiEndpoint {

	private static final int STATUS_ACCEPTED = 202;

	private final AmiClients clients;

	/**
	 * Creates an endpoint.
	 * @param clients the clients
	 */
	public AmiEndpoint(AmiClients clients) {
		this.clients = clients;
	}

	/**
	 * Returns all servers.
	 * @return the servers by name
	 */
	@ReadOperation
	public AmiServersDescriptor servers() {
		Map<String, AmiServerDescriptor> servers = new LinkedHashMap<>();
		this.clients.asMap().forEach((name, client) -> servers.put(name, AmiServerDescriptor.of(client)));
		return new AmiServersDescriptor(servers);
	}

	/**
	 * Returns one server.
	 * @param server the name of the server
	 * @return the server, {@code null} if no server has this name
	 */
	@ReadOperation
	public @Nullable AmiServerDescriptor server(@Selector String server) {
		return this.clients.names().contains(server) ? AmiServerDescriptor.of(this.clients.get(server)) : null;
	}

	/**
	 * Reconnects to one server.
	 * @param server the name of the server
	 * @return a response without content; status 404 if no server has this name; status
	 * 202 and a description of the server if the server has rejected the credentials, in
	 * which case the client waits before it reconnects
	 * @see AmiClient#reconnect()
	 */
	@WriteOperation
	public WebEndpointResponse<AmiServerDescriptor> reconnect(@Selector String server) {
		if (!this.clients.names().contains(server)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		AmiClient client = this.clients.get(server);
		client.reconnect();
		if (isRefused(client.status())) {
			return new WebEndpointResponse<>(AmiServerDescriptor.of(client), STATUS_ACCEPTED);
		}
		return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
	}

	private static boolean isRefused(AmiClientStatus status) {
		return status.state() == AmiClientStatus.State.WAITING
				&& status.lastError() instanceof AmiAuthenticationException;
	}

	/**
	 * The descriptors of all servers.
	 *
	 * @param servers the servers by name
	 */
	public record AmiServersDescriptor(Map<String, AmiServerDescriptor> servers) implements OperationResponseBody {

	}

}
