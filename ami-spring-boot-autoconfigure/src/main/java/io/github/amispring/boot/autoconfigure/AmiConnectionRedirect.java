/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

/**
 * Interface for a bean that redirects all auto-configured clients to other servers, such
 * as simulators in a test. It takes precedence over properties,
 * {@link AmiConnectionDetails} and {@link AmiClientCustomizer}s.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface AmiConnectionRedirect {

	/**
	 * Returns the details of the connection to use for a server. Called once for each
	 * client when it is created.
	 * @param server the name of the server, {@code default} for the server of the
	 * top-level properties
	 * @return the connection details, whose user name and secret are not {@code null}
	 */
	AmiConnectionDetails connectionDetails(String server);

}
