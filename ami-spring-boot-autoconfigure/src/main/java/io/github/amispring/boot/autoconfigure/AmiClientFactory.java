/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;

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

	private final @Nullable SslBundles sslBundles;

	private final Environment environment;

	AmiClientFactory(AmiProperties properties, AmiConnectionDetails connectionDetails,
			List<AmiClientCustomizer> customizers, @Nullable SslBundles sslBundles, Environment environment) {
		this.properties = properties;
		this.connectionDetails = connectionDetails;
		this.customizers = customizers;
		this.sslBundles = sslBundles;
		this.environment = environment;
	}

	AmiClient create(String name) {
		AmiServer server = new AmiServer(name, this.properties.of(name), this.environment);
		return AmiClient
			.create(new AmiClientSettingsFactory(server, connectionDetails(server), this.customizers).create());
	}

	private AmiConnectionDetails connectionDetails(AmiServer server) {
		return (server.properties() == this.properties) ? this.connectionDetails
				: new PropertiesAmiConnectionDetails(server, this.sslBundles);
	}

}
