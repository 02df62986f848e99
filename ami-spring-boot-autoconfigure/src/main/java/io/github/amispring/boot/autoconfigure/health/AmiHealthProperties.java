/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.health;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the health check of connections to PBXs.
 */
@ConfigurationProperties("management.health.ami")
public class AmiHealthProperties {

	/**
	 * Age of the oldest undelivered event from which on the health is down, although the
	 * PBX is connected. By default, slow listeners do not change the health.
	 */
	private @Nullable Duration maxEventsLag;

	public @Nullable Duration getMaxEventsLag() {
		return this.maxEventsLag;
	}

	public void setMaxEventsLag(@Nullable Duration maxEventsLag) {
		this.maxEventsLag = maxEventsLag;
	}

}
