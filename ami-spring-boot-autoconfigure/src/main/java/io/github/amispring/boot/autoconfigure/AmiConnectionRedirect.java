/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

/**
 * Interface of a bean that replaces where all auto-configured clients connect to and with
 * which account. It takes precedence over properties, {@link AmiConnectionDetails} and
 * {@link AmiClientCustomizer}s: a test connects to simulators by it.
 */
@FunctionalInterface
public interface AmiConnectionRedirect {

	/**
	 * Returns the connection of a server's client. Called once for each client, when it
	 * is created.
	 * @param server the server's name, {@code default} for the one of the top-level
	 * properties
	 * @return the connection; its user name and secret are not {@code null}
	 */
	AmiConnectionDetails connectionDetails(String server);

}
