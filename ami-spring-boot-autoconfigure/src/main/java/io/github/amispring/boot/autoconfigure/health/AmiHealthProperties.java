/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the health check.
 *
 * @since 1.0.0
 */
@ConfigurationProperties("management.health.ami")
public class AmiHealthProperties {

	/**
	 * Maximum age of the oldest undelivered event before the health status is DOWN. By
	 * default, slow listeners do not affect the health status.
	 */
	private @Nullable Duration maxEventsLag;

	public @Nullable Duration getMaxEventsLag() {
		return this.maxEventsLag;
	}

	public void setMaxEventsLag(@Nullable Duration maxEventsLag) {
		this.maxEventsLag = maxEventsLag;
	}

}
