/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.diagnostics;

import java.util.Locale;
import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Determines the names of server properties as written in the configuration.
 *
 * @since 1.0.0
 */
public final class AmiPropertyNames {

	private final Environment environment;

	/**
	 * Creates an instance.
	 * @param environment the environment that contains the properties
	 */
	public AmiPropertyNames(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Returns the property to set for a server.
	 * @param server the name of the server
	 * @param key the property without prefix, such as {@code events.mask}
	 * @return the full name; for a server that is not in {@code ami.servers}, the name of
	 * the top-level property
	 */
	public String of(String server, String key) {
		if (!servers().containsKey(server)) {
			return "ami." + key;
		}
		String element = server.matches("[A-Za-z0-9-]+") ? "." + server.toLowerCase(Locale.ROOT) : "[" + server + "]";
		return "ami.servers" + element + "." + key;
	}

	/**
	 * Returns the effective property of a server, which may be inherited.
	 * @param server the name of the server
	 * @param key the property without prefix
	 * @return the full name
	 */
	public String effective(String server, String key) {
		String own = of(server, key);
		boolean set = this.environment.containsProperty(own) || this.environment.containsProperty(own + "[0]");
		return set ? own : "ami." + key;
	}

	private Map<String, Object> servers() {
		return Binder.get(this.environment)
			.bind("ami.servers", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of);
	}

}
