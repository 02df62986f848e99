/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Details required to connect to a PBX.
 */
public interface AmiConnectionDetails extends ConnectionDetails {

	/**
	 * The PBX.
	 * @return a host name or address
	 */
	String getHost();

	/**
	 * The port of the manager interface.
	 * @return the port; 0 for 5038, or 5039 with SSL
	 */
	default int getPort() {
		return 0;
	}

	/**
	 * The account.
	 * @return the account's name in manager.conf, {@code null} for the one that
	 * {@code ami.username} names
	 */
	default @Nullable String getUsername() {
		return null;
	}

	/**
	 * The account's secret.
	 * @return the secret, {@code null} for the one in {@code ami.secret}
	 */
	default @Nullable String getSecret() {
		return null;
	}

	/**
	 * The SSL bundle to use. Asked at each connect, so that a bundle that was reloaded is
	 * used at the next one.
	 * @return the bundle, {@code null} for a connection without SSL
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
