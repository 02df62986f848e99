/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.boot.diagnostics.AmiPropertyNames;

import org.springframework.core.env.Environment;

/**
 * A server as it is configured.
 *
 * @param name its name
 * @param properties its properties, with those that it inherits
 * @param environment where they are from
 */
record AmiServer(String name, AmiServerProperties properties, Environment environment) {

	/** The name of the server of the top-level properties. */
	static final String DEFAULT_NAME = "default";

	/** The name of the property to set for this server. */
	String property(String key) {
		return new AmiPropertyNames(this.environment).of(this.name, key);
	}

	/** The name of the property that is in force, which may be an inherited one. */
	String effectiveProperty(String key) {
		return new AmiPropertyNames(this.environment).effective(this.name, key);
	}

}
