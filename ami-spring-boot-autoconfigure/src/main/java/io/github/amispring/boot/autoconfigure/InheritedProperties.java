/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Initializes each server in {@code ami.servers} with the values of {@code ami} before
 * the server's own properties are bound.
 */
class InheritedProperties implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName SERVERS = ConfigurationPropertyName.of("ami.servers");

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new AbstractBindHandler(bindHandler) {

			@Override
			public <T> @Nullable Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target,
					BindContext context) {
				return super.onStart(name, SERVERS.isParentOf(name) ? inheriting(target, context.getBinder()) : target,
						context);
			}

		};
	}

	@SuppressWarnings("unchecked")
	private static <T> Bindable<T> inheriting(Bindable<T> target, Binder binder) {
		Supplier<AmiServerProperties> common = () -> binder.bindOrCreate("ami", Bindable.of(AmiServerProperties.class));
		return target.withSuppliedValue((Supplier<T>) common);
	}

}
