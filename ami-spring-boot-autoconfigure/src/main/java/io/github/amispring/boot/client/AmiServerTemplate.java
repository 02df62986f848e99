/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import io.github.amispring.client.AmiClientSettings;

/**
 * Creates the settings of servers that are added at run time, with the values of the
 * top-level {@code ami} properties. The auto-configuration provides a bean of this type.
 *
 * @since 1.0.0
 */
public interface AmiServerTemplate {

	/**
	 * Returns a builder with the values of the top-level properties, except host and
	 * port: account, TLS, transport, timeouts, events and limits.
	 * @param server the name of the server
	 * @return the builder, whose host has to be set
	 */
	AmiClientSettings.Builder builder(String server);

	/**
	 * Returns a builder whose connection uses TLS with an SSL bundle.
	 * @param server the name of the server
	 * @param sslBundle the name of the SSL bundle
	 * @return the builder, whose host has to be set
	 * @throws IllegalArgumentException if no SSL bundle has this name
	 */
	AmiClientSettings.Builder builder(String server, String sslBundle);

}
