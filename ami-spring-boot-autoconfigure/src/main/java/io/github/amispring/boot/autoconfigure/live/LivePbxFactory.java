/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure.live;

import java.time.ZoneId;

import io.github.amispring.boot.autoconfigure.InvalidAmiPropertyException;
import io.github.amispring.client.AmiClient;
import io.github.amispring.exception.InvalidSettingException;
import io.github.amispring.live.LivePbx;
import io.github.amispring.live.settings.DirectionResolver;
import io.github.amispring.live.settings.LiveLimits;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.live.settings.PartyResolver;
import org.jspecify.annotations.Nullable;

/**
 * Creates the live views of clients with the settings that {@link AmiLiveProperties}
 * configure.
 */
class LivePbxFactory {

	private final LiveSettings settings;

	LivePbxFactory(AmiLiveProperties properties, @Nullable DirectionResolver directionResolver,
			@Nullable PartyResolver partyResolver) {
		this.settings = settings(properties, directionResolver, partyResolver);
	}

	private static LiveSettings settings(AmiLiveProperties properties, @Nullable DirectionResolver directionResolver,
			@Nullable PartyResolver partyResolver) {
		try {
			return new LiveSettings(limits(properties.getLimits()),
					(directionResolver != null) ? directionResolver : directionResolver(properties),
					(partyResolver != null) ? partyResolver : PartyResolver.none(),
					(properties.getZone() != null) ? properties.getZone() : ZoneId.systemDefault(),
					properties.getShortAbandon(), properties.isApplications(), properties.getSweepInterval());
		}
		catch (InvalidSettingException ex) {
			throw new InvalidAmiPropertyException("ami." + ex.setting(), ex.value(), "It " + ex.rule() + ".");
		}
	}

	private static DirectionResolver directionResolver(AmiLiveProperties properties) {
		return properties.getTrunks().isEmpty() ? DirectionResolver.none()
				: DirectionResolver.trunks(properties.getTrunks());
	}

	private static LiveLimits limits(AmiLiveProperties.Limits limits) {
		return new LiveLimits(limits.getChannels(), limits.getBridges(), limits.getCalls(), limits.getEntriesPerCall(),
				limits.getQueues(), limits.getQueueCallers(), limits.getQueueMembers(), limits.getDevices(),
				limits.getExtensions(), limits.getConferences(), limits.getBufferedEvents(), limits.getHistory(),
				limits.getHistoryAge(), limits.getPendingChanges());
	}

	/** Returns the settings of all views. */
	LiveSettings settings() {
		return this.settings;
	}

	/** Creates the view of a client. */
	LivePbx create(AmiClient client) {
		return LivePbx.of(UnstubbedClient.complete(client), this.settings);
	}

}
