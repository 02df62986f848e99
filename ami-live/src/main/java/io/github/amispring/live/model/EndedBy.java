/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

import org.jspecify.annotations.Nullable;

/**
 * Who ended a call.
 *
 * @param kind whether a party or the PBX ended the call
 * @param party the party, or {@code null} if the PBX ended the call
 * @since 1.0.0
 */
public record EndedBy(Kind kind, @Nullable Party party) {

	/**
	 * Creates an instance for a party that hung up.
	 * @param party the party
	 * @return the instance
	 */
	public static EndedBy party(Party party) {
		return new EndedBy(Kind.PARTY, party);
	}

	/**
	 * Creates an instance for a call that no party ended: the dialplan, a timeout or a
	 * command from outside did.
	 * @return the instance
	 */
	public static EndedBy pbx() {
		return new EndedBy(Kind.PBX, null);
	}

	/**
	 * The kinds of causes.
	 */
	public enum Kind {

		/**
		 * A party hung up.
		 */
		PARTY,

		/**
		 * The dialplan, a timeout or a command from outside.
		 */
		PBX

	}

}
