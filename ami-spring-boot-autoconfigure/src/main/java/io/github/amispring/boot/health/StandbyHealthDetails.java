/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import io.github.amispring.boot.client.AmiClientLifecycle;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import org.springframework.boot.health.contributor.Health;

/**
 * Sets the status UNKNOWN, which does not affect the status of the application, while the
 * application has not started its clients, because another instance is connected.
 *
 * @since 1.0.0
 */
public class StandbyHealthDetails implements AmiHealthDetails {

	private final AmiClientLifecycle lifecycle;

	/**
	 * Creates an instance.
	 * @param lifecycle starts and stops the clients
	 */
	public StandbyHealthDetails(AmiClientLifecycle lifecycle) {
		this.lifecycle = lifecycle;
	}

	@Override
	public void addTo(Health.Builder builder, AmiClient client) {
		if (!this.lifecycle.isAutoStartup() && !this.lifecycle.isRunning()
				&& client.status().state() == AmiClientStatus.State.STOPPED) {
			builder.unknown().withDetail("reason", "The application has not started its clients");
		}
	}

}
