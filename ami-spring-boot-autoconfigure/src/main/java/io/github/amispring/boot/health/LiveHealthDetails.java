/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import io.github.amispring.boot.live.LivePbxs;
import io.github.amispring.client.AmiClient;
import io.github.amispring.live.LivePbx;
import org.springframework.boot.health.contributor.Health;

/**
 * Adds the state of the live view as detail {@code live}.
 *
 * @since 1.0.0
 */
public class LiveHealthDetails implements AmiHealthDetails {

	private final LivePbxs views;

	/**
	 * Creates an instance.
	 * @param views the views
	 */
	public LiveHealthDetails(LivePbxs views) {
		this.views = views;
	}

	@Override
	public void addTo(Health.Builder builder, AmiClient client) {
		LivePbx view = this.views.asMap().get(client.name());
		if (view != null) {
			builder.withDetail("live", view.state());
		}
	}

}
