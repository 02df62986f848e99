/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.Set;

import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.settings.PartyResolver;

/**
 * The rule who has ended a call: the first party whose far end hung up (HangupRequest)
 * and whose loss ended the talk. If none did, the PBX ended the call. The hangup causes
 * do not tell it.
 */
final class EnderRule {

	private final PartyResolver resolver;

	EnderRule(PartyResolver resolver) {
		this.resolver = resolver;
	}

	/** A HangupRequest has come for a channel. */
	void hangupRequested(Call call, Leg leg) {
		if (leg.party && !leg.transferredAway) {
			call.enders.add(leg.uniqueId);
		}
	}

	/** The connected parties may have changed. */
	void connected(Call call, Set<String> now) {
		if (now.size() > 1) {
			if (call.everConnected.addAll(now)) {
				// Another party was connected after those hangups
				call.enders.clear();
			}
			// The others go on without those who have left
			call.enders.retainAll(now);
		}
	}

	EndedBy endedBy(Call call) {
		for (String id : call.enders) {
			Leg leg = call.party(id);
			if (leg != null) {
				return EndedBy.party(this.resolver.resolve(leg.toRecord()));
			}
		}
		return EndedBy.pbx();
	}

}
