/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import io.github.amispring.client.AmiClientSettings;

/**
 * Callback interface that can be implemented by beans wishing to customize the settings
 * of the auto-configured client before it is made.
 */
@FunctionalInterface
public interface AmiClientCustomizer {

	/**
	 * Customize the settings.
	 * @param builder the settings, with what the properties say already applied
	 */
	void customize(AmiClientSettings.Builder builder);

}
