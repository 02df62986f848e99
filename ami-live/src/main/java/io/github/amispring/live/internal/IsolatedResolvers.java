/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal;

import io.github.amispring.client.AmiClient;
import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.settings.CallRoute;
import io.github.amispring.live.settings.DirectionResolver;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.live.settings.PartyResolver;
import org.jspecify.annotations.Nullable;

/**
 * Resolvers of the application whose exceptions do not affect the view. The client counts
 * and logs these exceptions.
 */
final class IsolatedResolvers {

	private final LiveSettings settings;

	private final AmiClient client;

	private IsolatedResolvers(LiveSettings settings, AmiClient client) {
		this.settings = settings;
		this.client = client;
	}

	/** Returns settings with isolated resolvers. */
	static LiveSettings in(LiveSettings settings, AmiClient client) {
		IsolatedResolvers resolvers = new IsolatedResolvers(settings, client);
		return settings.withDirectionResolver(resolvers::direction).withPartyResolver(resolvers::party);
	}

	private @Nullable CallDirection direction(CallRoute route) {
		try {
			return this.settings.directionResolver().direction(route);
		}
		catch (Throwable ex) {
			this.client.listenerFailed(String.valueOf(this.settings.directionResolver()), DirectionResolver.class, ex);
			return null;
		}
	}

	private Party party(Party party) {
		try {
			return this.settings.partyResolver().resolve(party);
		}
		catch (Throwable ex) {
			this.client.listenerFailed(String.valueOf(this.settings.partyResolver()), PartyResolver.class, ex);
			return party;
		}
	}

}
