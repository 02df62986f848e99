/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import org.springframework.core.env.Environment;

/**
 * The configuration of a server.
 *
 * @param name the name of the server
 * @param properties the properties, including inherited ones
 * @param environment the source of the properties
 */
record AmiServer(String name, AmiServerProperties properties, Environment environment) {

	/** The name of the server that the top-level properties configure. */
	static final String DEFAULT_NAME = "default";

	/** Returns the name of the property to set for this server. */
	String property(String key) {
		return new AmiPropertyNames(this.environment).of(this.name, key);
	}

	/** Returns the name of the effective property, which may be inherited. */
	String effectiveProperty(String key) {
		return new AmiPropertyNames(this.environment).effective(this.name, key);
	}

}
