/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.endpoint;

import io.github.amispring.boot.client.AmiClients;
import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The result of adding a server. It does not contain the secret.
 *
 * @param name the name of the server
 * @param server the server, {@code null} if it was not added
 * @param error the reason why the server was not added, {@code null} if it was added
 * @since 1.0.0
 */
public record AmiServerAddition(String name, @Nullable AmiServerDescriptor server,
		@Nullable String error) implements OperationResponseBody {

	private static final int STATUS_CREATED = 201;

	private static final int STATUS_CONFLICT = 409;

	/**
	 * Adds a server and describes the result.
	 * @return status 201 if the server was added, 400 if its settings are invalid, 409 if
	 * the name is taken, 503 if the application stops
	 */
	static WebEndpointResponse<AmiServerAddition> add(AmiClients clients, AmiServerTemplate template,
			ServerRequest request) {
		String name = request.name();
		if (clients.names().contains(name)) {
			return failed(STATUS_CONFLICT, name, "A server named \"" + name + "\" already exists");
		}
		try {
			AmiClient client = clients.add(request.settings(template));
			return new WebEndpointResponse<>(new AmiServerAddition(name, AmiServerDescriptor.of(client), null),
					STATUS_CREATED);
		}
		catch (IllegalArgumentException ex) {
			return failed(WebEndpointResponse.STATUS_BAD_REQUEST, name, ex.getMessage());
		}
		catch (IllegalStateException ex) {
			return failed(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, name, ex.getMessage());
		}
	}

	private static WebEndpointResponse<AmiServerAddition> failed(int status, String name, @Nullable String error) {
		return new WebEndpointResponse<>(new AmiServerAddition(name, null, error), status);
	}

	/**
	 * The parameters of a server to add, {@code null} for the value of the top-level
	 * property.
	 *
	 * @param name the name of the server
	 * @param host the host
	 * @param port the port, {@code null} for the default port
	 * @param username the account
	 * @param secret the secret of the account
	 * @param tls whether to use TLS
	 * @param sslBundle the SSL bundle for TLS
	 */
	record ServerRequest(String name, String host, @Nullable Integer port, @Nullable String username,
			@Nullable String secret, @Nullable Boolean tls, @Nullable String sslBundle) {

		AmiClientSettings settings(AmiServerTemplate template) {
			if (this.sslBundle != null && Boolean.FALSE.equals(this.tls)) {
				throw new IllegalArgumentException(
						"sslBundle requires TLS. Remove it, or remove the parameter tls, which is false.");
			}
			AmiClientSettings.Builder builder = (this.sslBundle != null) ? template.builder(this.name, this.sslBundle)
					: template.builder(this.name);
			builder.host(this.host).port((this.port != null) ? this.port : 0);
			if (Boolean.FALSE.equals(this.tls)) {
				builder.withoutTls();
			}
			else if (Boolean.TRUE.equals(this.tls)) {
				builder.tls((settings) -> {
				});
			}
			credentials(builder);
			return builder.build();
		}

		/** Both are required, unless the account of the properties is used. */
		private void credentials(AmiClientSettings.Builder builder) {
			if (this.username != null && this.secret != null && !this.secret.isBlank()) {
				builder.credentials(this.username, this.secret);
			}
			else if (this.username != null || this.secret != null) {
				throw new IllegalArgumentException("The server \"" + this.name
						+ "\" cannot be added. Set both username and secret, or neither to use those of ami.username"
						+ " and ami.secret.");
			}
		}

		/** Does not contain the secret. */
		@Override
		public String toString() {
			return "ServerRequest[" + this.name + ", " + this.host + "]";
		}

	}

}
