/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;

import io.github.amispring.boot.client.AmiServerTemplate;
import io.github.amispring.client.AmiClientSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;

/**
 * Creates settings with the values of the top-level properties.
 */
class PropertiesServerTemplate implements AmiServerTemplate {

	private final AmiProperties properties;

	private final Environment environment;

	private final @Nullable SslBundles sslBundles;

	private final PropertiesAmiConnectionDetails connectionDetails;

	PropertiesServerTemplate(AmiProperties properties, Environment environment, @Nullable SslBundles sslBundles) {
		this.properties = properties;
		this.environment = environment;
		this.sslBundles = sslBundles;
		this.connectionDetails = new PropertiesAmiConnectionDetails(
				new AmiServer(AmiServer.DEFAULT_NAME, properties, environment), sslBundles);
	}

	@Override
	public AmiClientSettings.Builder builder(String server) {
		return settings(server).template();
	}

	@Override
	public AmiClientSettings.Builder builder(String server, String sslBundle) {
		getBundle(sslBundle);
		return settings(server).template(() -> getBundle(sslBundle));
	}

	private AmiClientSettingsFactory settings(String server) {
		return new AmiClientSettingsFactory(new AmiServer(server, this.properties, this.environment),
				this.connectionDetails, List.of());
	}

	private SslBundle getBundle(String name) {
		try {
			if (this.sslBundles != null) {
				return this.sslBundles.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			// reported below
		}
		throw new IllegalArgumentException(
				"No SSL bundle is named \"" + name + "\". Define it with spring.ssl.bundle.");
	}

}
