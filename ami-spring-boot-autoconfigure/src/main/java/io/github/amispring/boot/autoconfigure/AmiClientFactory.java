/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;
import java.util.Set;

import io.github.amispring.Ami;
import io.github.amispring.boot.diagnostics.InvalidAmiPropertyException;
import io.github.amispring.boot.diagnostics.MissingAmiPropertiesException;
import io.github.amispring.client.AmiClient;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Makes the clients of the servers that {@link AmiProperties} name.
 */
class AmiClientFactory {

	private final AmiProperties properties;

	private final AmiConnectionDetails connectionDetails;

	private final List<AmiClientCustomizer> customizers;

	private final @Nullable AmiConnectionRedirect redirect;

	private final @Nullable SslBundles sslBundles;

	private final Environment environment;

	AmiClientFactory(AmiProperties properties, AmiConnectionDetails connectionDetails,
			List<AmiClientCustomizer> customizers, @Nullable AmiConnectionRedirect redirect,
			@Nullable SslBundles sslBundles, Environment environment) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.customizers = customizers;
		this.redirect = redirect;
		this.sslBundles = sslBundles;
		this.environment = environment;
	}

	/**
	 * Makes a client.
	 * @param name its server's name
	 * @param names the names of all servers that there are clients for
	 */
	AmiClient create(String name, List<String> names) {
		requireSame(name, names);
		AmiServer server = new AmiServer(name, this.properties.of(name), this.environment);
		AmiConnectionRedirect redirect = this.redirect;
		AmiClientSettingsFactory settings = (redirect == null)
				? new AmiClientSettingsFactory(server, connectionDetails(server), this.customizers)
				: new AmiClientSettingsFactory(server, redirect.connectionDetails(name), this.customizers)
					.withFixedConnection();
		return Ami.createClient(settings.create());
	}

	/** They differ where an application was processed ahead of time with others. */
	private void requireSame(String name, List<String> names) {
		Set<String> configured = this.properties.getServers().keySet();
		if (!name.equals(AmiServer.DEFAULT_NAME) && !configured.contains(name)) {
			throw new MissingAmiPropertiesException(List.of("ami.servers." + name + ".host"));
		}
		for (String server : configured) {
			if (!names.contains(server)) {
				throw new InvalidAmiPropertyException("ami.servers", server,
						"The application was processed ahead of time without this server, and has no client for it.");
			}
		}
	}

	private AmiConnectionDetails connectionDetails(AmiServer server) {
		return (server.properties() == this.properties) ? this.connectionDetails
				: new PropertiesAmiConnectionDetails(server, this.sslBundles);
	}

}
