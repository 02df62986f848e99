/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.client.ServerOwnership.Membership;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatus;
import io.github.amispring.exception.AmiAuthenticationException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@link Endpoint @Endpoint} that exposes the state of the connections to PBXs. With
 * unrestricted access, it reconnects them, and adds and removes servers.
 *
 * @since 1.0.0
 */
@Endpoint(id = "ami", defaultAccess = Access.READ_ONLY)
public class AmiEndpoint {

	private static final int STATUS_ACCEPTED = 202;

	private final AmiClients clients;

	private final AmiServerTemplate template;

	private final @Nullable ServerOwnership ownership;

	/**
	 * Creates an endpoint.
	 * @param clients the clients
	 * @param template creates the settings of added servers
	 */
	public AmiEndpoint(AmiClients clients, AmiServerTemplate template) {
		this(clients, template, null);
	}

	/**
	 * Creates an endpoint for servers that several instances share.
	 * @param clients the clients
	 * @param template creates the settings of added servers
	 * @param ownership tells which servers this instance owns, {@code null} if it owns
	 * all of them
	 */
	public AmiEndpoint(AmiClients clients, AmiServerTemplate template, @Nullable ServerOwnership ownership) {
		this.clients = clients;
		this.template = template;
		this.ownership = ownership;
	}

	/**
	 * Returns all servers.
	 * @return the servers by name
	 */
	@ReadOperation
	public AmiServersDescriptor servers() {
		Map<String, AmiServerDescriptor> servers = new LinkedHashMap<>();
		this.clients.asMap().forEach((name, client) -> servers.put(name, describe(client)));
		return new AmiServersDescriptor(servers, (this.ownership != null) ? this.ownership.membership() : null);
	}

	/**
	 * Returns one server.
	 * @param server the name of the server
	 * @return the server, {@code null} if no server has this name
	 */
	@ReadOperation
	public @Nullable AmiServerDescriptor server(@Selector String server) {
		AmiClient client = this.clients.asMap().get(server);
		return (client != null) ? describe(client) : null;
	}

	private AmiServerDescriptor describe(AmiClient client) {
		return AmiServerDescriptor.of(client, (this.ownership != null) ? this.ownership.isOwned(client.name()) : null);
	}

	/**
	 * Adds a server. Values that are not specified are those of the top-level properties.
	 * The client connects in the background.
	 * @param name the name of the server
	 * @param host the host of the PBX
	 * @param port the port, {@code null} for the default port
	 * @param username the account, {@code null} for {@code ami.username}
	 * @param secret the secret of the account, {@code null} for {@code ami.secret}
	 * @param tls whether to use TLS, {@code null} for {@code ami.ssl.enabled}
	 * @param sslBundle the SSL bundle for TLS, {@code null} for {@code ami.ssl.bundle}
	 * @return status 201 and the server; status 400 and the error if a parameter is
	 * invalid; status 409 if a server has this name
	 * @see AmiClients#add(AmiClientSettings)
	 */
	@WriteOperation
	public WebEndpointResponse<AmiServerAddition> add(String name, String host, @Nullable Integer port,
			@Nullable String username, @Nullable String secret, @Nullable Boolean tls, @Nullable String sslBundle) {
		return AmiServerAddition.add(this.clients, this.template,
				new AmiServerAddition.ServerRequest(name, host, port, username, secret, tls, sslBundle));
	}

	/**
	 * Removes a server. Returns after its events have been delivered and its client has
	 * been stopped.
	 * @param server the name of the server
	 * @return a response without content; status 404 if no server has this name
	 * @see AmiClients#remove(String)
	 */
	@DeleteOperation
	public WebEndpointResponse<Void> remove(@Selector String server) {
		return new WebEndpointResponse<>(this.clients.remove(server) ? WebEndpointResponse.STATUS_NO_CONTENT
				: WebEndpointResponse.STATUS_NOT_FOUND);
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
		AmiClient client = this.clients.asMap().get(server);
		if (client == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		client.reconnect();
		if (isRefused(client.status())) {
			return new WebEndpointResponse<>(describe(client), STATUS_ACCEPTED);
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
	 * @param ownership the membership of this instance in the group that shares the
	 * servers, {@code null} if this instance owns all servers
	 */
	public record AmiServersDescriptor(Map<String, AmiServerDescriptor> servers,
			@Nullable Membership ownership) implements OperationResponseBody {

	}

}
