/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.client.AmiClientSettings;

/**
 * Callback interface that can be implemented by beans wishing to customize the settings
 * of auto-configured clients before they are created.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface AmiClientCustomizer {

	/**
	 * Customize the settings of the client of one server. Called once for each client,
	 * also for those that are added at run time.
	 * @param server the name of the server, {@code default} for the server that the
	 * top-level properties configure
	 * @param builder the builder, to which the properties, or the settings of an added
	 * server, have been applied
	 */
	void customize(String server, AmiClientSettings.Builder builder);

}
