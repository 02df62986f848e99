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
 * {@link Endpoint @Endpoint} to see how the connections to PBXs fare, and, where access
 * to it is unrestricted, to have one made anew.
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
	 * @return without content; with status 404 when there is no server of this name; with
	 * status 202 and the server when it has refused the credentials and the client
	 * connects only at the end of the wait for that
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
	 * All servers.
	 *
	 * @param servers the servers by name
	 */
	public record AmiServersDescriptor(Map<String, AmiServerDescriptor> servers) implements OperationResponseBody {

	}

}
