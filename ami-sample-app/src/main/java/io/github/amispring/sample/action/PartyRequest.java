/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.action;

import org.jspecify.annotations.Nullable;

/**
 * A request that concerns a call or one of its parties.
 *
 * @param call the identifier of the call
 * @param party the Uniqueid of the party
 */
record PartyRequest(@Nullable String call, @Nullable String party) {

	ActionDescription describe(Actor actor, String action, String server) {
		return ActionDescription.of(actor, action, server, this.call, this.party);
	}

}
