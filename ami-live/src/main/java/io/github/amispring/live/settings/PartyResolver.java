/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.settings;

import io.github.amispring.live.model.Party;

/**
 * Completes the parties of calls, for example with names from a directory. Called while
 * an event is processed, so it must not block. If it throws an exception, the client logs
 * and counts it, and the party remains as it is.
 *
 * @since 1.0.0
 */
@FunctionalInterface
public interface PartyResolver {

	/**
	 * Completes a party.
	 * @param party the party with the number and name that Asterisk reports
	 * @return the party, with the same channel
	 */
	Party resolve(Party party);

	/**
	 * Returns a resolver that does not change parties.
	 * @return the resolver
	 */
	static PartyResolver none() {
		return (party) -> party;
	}

}
