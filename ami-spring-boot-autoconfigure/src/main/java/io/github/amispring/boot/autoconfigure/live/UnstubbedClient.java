/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;

import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientSettings;
import io.github.amispring.client.AmiClientStatistics;
import io.github.amispring.client.AmiClientStatus;
import org.jspecify.annotations.Nullable;

/**
 * Completes a mocked client, whose methods return {@code null} unless a test defines
 * their results. A test that replaces the client bean by a mock therefore does not have
 * to consider the live view.
 */
final class UnstubbedClient {

	private final AmiClient client;

	private final AmiClientSettings settings;

	private UnstubbedClient(AmiClient client) {
		this.client = client;
		AmiClientSettings settings = client.settings();
		this.settings = (settings != null) ? settings : settings(client.name());
	}

	private static AmiClientSettings settings(@Nullable String name) {
		return AmiClientSettings.builder()
			.name((name != null) ? name : "default")
			.host("localhost")
			.credentials("none", "none")
			.build();
	}

	/**
	 * Returns a client that can be used by a view: the client itself unless it is a mock.
	 */
	static AmiClient complete(AmiClient client) {
		return (client.settings() != null && client.status() != null) ? client
				: (AmiClient) Proxy.newProxyInstance(AmiClient.class.getClassLoader(),
						new Class<?>[] { AmiClient.class },
						(proxy, method, arguments) -> new UnstubbedClient(client).invoke(method, arguments));
	}

	private @Nullable Object invoke(Method method, Object @Nullable [] arguments) throws Throwable {
		try {
			Object result = method.invoke(this.client, arguments);
			return (result != null) ? result : defaultResult(method);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private @Nullable Object defaultResult(Method method) {
		Class<?> type = method.getReturnType();
		if (type == AmiClientSettings.class) {
			return this.settings;
		}
		if (type == AmiClientStatus.class) {
			return AmiClientStatus.builder(this.settings.name(), AmiClientStatus.State.STOPPED).build();
		}
		if (type == AmiClientStatistics.class) {
			return AmiClientStatistics.builder().build();
		}
		if (type == AmiClient.Subscription.class) {
			return (AmiClient.Subscription) () -> {
			};
		}
		if (type == CompletableFuture.class) {
			return new CompletableFuture<>();
		}
		return (type == String.class) ? this.settings.name() : null;
	}

}
