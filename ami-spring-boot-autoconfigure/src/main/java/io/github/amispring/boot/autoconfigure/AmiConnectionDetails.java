/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to establish a connection to a PBX.
 *
 * @since 1.0.0
 */
public interface AmiConnectionDetails extends ConnectionDetails {

	/**
	 * Returns the host of the PBX.
	 * @return the host name or address
	 */
	String getHost();

	/**
	 * Returns the port of the manager interface.
	 * @return the port, 0 for the default: 5038, or 5039 with SSL
	 */
	default int getPort() {
		return 0;
	}

	/**
	 * Returns the port of Asterisk's HTTP server, which is used instead of
	 * {@link #getPort()} if {@code ami.transport} is {@code http}.
	 * @return the port, 0 for the default: 8088, or 8089 with SSL; {@link #getPort()} by
	 * default
	 */
	default int getHttpPort() {
		return getPort();
	}

	/**
	 * Returns the account to log in with.
	 * @return the name of the account in manager.conf, {@code null} to use
	 * {@code ami.username}
	 */
	default @Nullable String getUsername() {
		return null;
	}

	/**
	 * Returns the secret of the account.
	 * @return the secret, {@code null} to use {@code ami.secret}
	 */
	default @Nullable String getSecret() {
		return null;
	}

	/**
	 * Returns the SSL bundle to use. Called for each connection, so that the next
	 * connection uses a reloaded bundle.
	 * @return the bundle, {@code null} for a connection without SSL
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
