/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

/**
 * The rule when a call was redirected by the action Redirect, which sends no event of its
 * own: a party whose call was answered dials again, the other party is gone without
 * having hung up, and neither a transfer nor parking explains it.
 */
final class RedirectRule {

	private final Channels channels;

	RedirectRule(Channels channels) {
		this.channels = channels;
	}

	boolean isRedirect(Call call, Channel caller) {
		return call.answeredAt != null && caller.leg.party && call.enders.isEmpty() && !call.hasMovedSinceTalk()
				&& !call.incomplete && isAlone(call, caller);
	}

	/**
	 * A party that calls a third one, to transfer the call, leaves the other in a bridge.
	 */
	private boolean isAlone(Call call, Channel caller) {
		for (Leg party : call.parties) {
			Channel channel = this.channels.get(party.uniqueId);
			if (party != caller.leg && party.isPresent() && channel != null && channel.bridge != null) {
				return false;
			}
		}
		return caller.bridge == null;
	}

}
