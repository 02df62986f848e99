/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;
import java.util.Set;

import io.github.amispring.Ami;
import io.github.amispring.boot.client.AmiClientDecorator;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Creates the clients of the servers that {@link AmiProperties} configure.
 */
class AmiClientFactory {

	private final AmiProperties properties;

	private final AmiConnectionDetails connectionDetails;

	private final List<AmiClientCustomizer> customizers;

	private final @Nullable AmiConnectionRedirect redirect;

	private final @Nullable SslBundles sslBundles;

	private final Environment environment;

	private final @Nullable AmiClientDecorator decorator;

	AmiClientFactory(AmiProperties properties, AmiConnectionDetails connectionDetails,
			List<AmiClientCustomizer> customizers, @Nullable AmiConnectionRedirect redirect,
			@Nullable SslBundles sslBundles, Environment environment, @Nullable AmiClientDecorator decorator) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.customizers = customizers;
		this.redirect = redirect;
		this.sslBundles = sslBundles;
		this.environment = environment;
		this.decorator = decorator;
	}

	/**
	 * Creates a client.
	 * @param name the name of its server
	 * @param names the names of all servers that have a client
	 */
	AmiClient create(String name, List<String> names) {
		requireSame(name, names);
		AmiServer server = new AmiServer(name, this.properties.of(name), this.environment);
		AmiConnectionRedirect redirect = this.redirect;
		AmiClientSettingsFactory settings = (redirect == null)
				? new AmiClientSettingsFactory(server, connectionDetails(server), this.customizers)
				: new AmiClientSettingsFactory(server, redirect.connectionDetails(name), this.customizers)
					.withFixedConnection();
		AmiClient client = Ami.createClient(settings.create());
		return (this.decorator != null) ? this.decorator.decorate(client) : client;
	}

	/**
	 * Checks that the configured server names match the registered clients. They differ
	 * if the configuration has changed since ahead-of-time processing.
	 */
	private void requireSame(String name, List<String> names) {
		Set<String> configured = this.properties.getServers().keySet();
		if (!name.equals(AmiServer.DEFAULT_NAME) && !configured.contains(name)) {
			throw new MissingAmiPropertiesException(List.of("ami.servers." + name + ".host"));
		}
		for (String server : configured) {
			if (!names.contains(server)) {
				throw new InvalidAmiPropertyException("ami.servers", server,
						"The application has no client for this server, because the server was not configured during"
								+ " ahead-of-time processing. Repeat the processing with this server configured.");
			}
		}
	}

	private AmiConnectionDetails connectionDetails(AmiServer server) {
		return (server.properties() == this.properties) ? this.connectionDetails
				: new PropertiesAmiConnectionDetails(server, this.sslBundles);
	}

}
