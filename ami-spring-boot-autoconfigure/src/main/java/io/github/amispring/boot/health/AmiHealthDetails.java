/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import io.github.amispring.client.AmiClient;
import org.springframework.boot.health.contributor.Health;

/**
 * Adds details to the health of the connection to a PBX.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface AmiHealthDetails {

	/**
	 * Adds details.
	 * @param builder the health, whose status has been determined
	 * @param client the client of the PBX
	 */
	void addTo(Health.Builder builder, AmiClient client);

}
