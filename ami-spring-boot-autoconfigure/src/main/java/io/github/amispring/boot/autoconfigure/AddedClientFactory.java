/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.Ami;
import io.github.amispring.boot.client.AmiClientDecorator;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundle;

/**
 * Creates the clients of servers that are added at run time. Applies the customizers of
 * the application and the redirect of a test, as for configured servers.
 */
class AddedClientFactory {

	private final ObjectProvider<AmiClientCustomizer> customizers;

	private final ObjectProvider<AmiConnectionRedirect> redirect;

	private final ObjectProvider<AmiClientDecorator> decorator;

	/**
	 * Creates a factory. The beans are requested when a server is added, because they may
	 * depend on the clients.
	 */
	AddedClientFactory(ObjectProvider<AmiClientCustomizer> customizers, ObjectProvider<AmiConnectionRedirect> redirect,
			ObjectProvider<AmiClientDecorator> decorator) {
		this.customizers = customizers;
		this.redirect = redirect;
		this.decorator = decorator;
	}

	AmiClient create(AmiClientSettings settings) {
		try {
			AmiClientSettings.Builder builder = settings.toBuilder();
			this.customizers.orderedStream().forEach((customizer) -> customizer.customize(settings.name(), builder));
			AmiConnectionRedirect redirect = this.redirect.getIfAvailable();
			if (redirect != null) {
				connect(builder, redirect.connectionDetails(settings.name()));
			}
			AmiClient client = Ami.createClient(builder.build());
			AmiClientDecorator decorator = this.decorator.getIfAvailable();
			return (decorator != null) ? decorator.decorate(client) : client;
		}
		catch (InvalidSettingException ex) {
			throw new IllegalArgumentException(
					"The server \"" + settings.name() + "\" cannot be added. " + ex.getMessage(), ex);
		}
	}

	private static void connect(AmiClientSettings.Builder builder, AmiConnectionDetails details) {
		boolean http = builder.build().http() != null;
		builder.host(details.getHost()).port(http ? details.getHttpPort() : details.getPort()).tls(tls(details));
		String username = details.getUsername();
		String secret = details.getSecret();
		if (username != null && secret != null) {
			builder.credentials(username, secret);
		}
		if (http) {
			builder.http((settings) -> settings.pathPrefix(HttpSettings.DEFAULT_PATH_PREFIX).proxy(null));
		}
	}

	private static @Nullable TlsSettings tls(AmiConnectionDetails details) {
		SslBundle bundle = details.getSslBundle();
		return (bundle != null) ? TlsSettings.builder().context(bundle::createSslContext).build() : null;
	}

}
