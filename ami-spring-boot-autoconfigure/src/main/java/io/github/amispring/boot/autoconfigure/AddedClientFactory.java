/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.amispring.Ami;
import io.github.amispring.boot.client.AmiClientDecorator;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.HttpSettings;
import io.github.amispring.client.TlsSettings;
import io.github.amispring.exception.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.function.SingletonSupplier;

/**
 * Creates the clients of servers that are added at run time. Applies the customizers of
 * the application and the redirect of a test, as for configured servers.
 */
class AddedClientFactory implements SmartInitializingSingleton {

	private final SingletonSupplier<List<AmiClientCustomizer>> customizers;

	private final SingletonSupplier<Optional<AmiConnectionRedirect>> redirect;

	private final SingletonSupplier<Optional<AmiClientDecorator>> decorator;

	/**
	 * Creates a factory. The beans are requested when the first server is added or all
	 * beans have been created, because they may depend on the clients. They are not
	 * requested again, because a container that is closing would create them again.
	 */
	AddedClientFactory(ObjectProvider<AmiClientCustomizer> customizers, ObjectProvider<AmiConnectionRedirect> redirect,
			ObjectProvider<AmiClientDecorator> decorator) {
		this.customizers = SingletonSupplier.of(() -> customizers.orderedStream().toList());
		this.redirect = SingletonSupplier.of(() -> Optional.ofNullable(redirect.getIfAvailable()));
		this.decorator = SingletonSupplier.of(() -> Optional.ofNullable(decorator.getIfAvailable()));
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.customizers.obtain();
		this.redirect.obtain();
		this.decorator.obtain();
	}

	AmiClient create(AmiClientSettings settings) {
		try {
			AmiClientSettings.Builder builder = settings.toBuilder();
			this.customizers.obtain().forEach((customizer) -> customizer.customize(settings.name(), builder));
			this.redirect.obtain()
				.ifPresent((redirect) -> connect(builder, redirect.connectionDetails(settings.name())));
			AmiClient client = Ami.createClient(builder.build());
			return this.decorator.obtain().map((decorator) -> decorator.decorate(client)).orElse(client);
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
