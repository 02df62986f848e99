/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Tells which servers this instance of the application owns, if several instances share
 * the servers. Only the owner of a server is connected to it. If the application has a
 * bean of this type, the health check does not expect connections to servers that this
 * instance does not own.
 *
 * @since 1.0.0
 */
public interface ServerOwnership {

	/**
	 * Returns whether this instance owns a server.
	 * @param server the name of the server
	 * @return {@code true} if this instance should be connected to the server
	 */
	boolean isOwned(String server);

	/**
	 * Returns the membership of this instance in the group that shares the servers.
	 * @return the membership
	 */
	Membership membership();

	/**
	 * Describes the membership of an instance in its group. Counters are zero when the
	 * application starts.
	 *
	 * @param group the name of the group
	 * @param state the state of the membership
	 * @param member whether this instance can own servers
	 * @param owned the number of servers that this instance owns
	 * @param gains how often this instance has gained a server
	 * @param releases how often this instance has released a server
	 * @param leaseExpirations how often this instance has released its servers because
	 * the membership was not confirmed in time
	 * @param expulsions how often the group has expelled this instance
	 * @param failures how often the membership has failed
	 * @param lastError the reason why this instance is not a member, {@code null} if none
	 * is known
	 * @param errors the reasons why servers could not be gained or released, by the name
	 * of the server
	 */
	record Membership(String group, String state, boolean member, int owned, long gains, long releases,
			long leaseExpirations, long expulsions, long failures, @Nullable String lastError,
			Map<String, String> errors) {

		/**
		 * Creates a description.
		 * @param group the name of the group
		 * @param state the state
		 * @param member whether this instance can own servers
		 * @param owned the number of owned servers
		 * @param gains the number of gains
		 * @param releases the number of releases
		 * @param leaseExpirations the number of expired leases
		 * @param expulsions the number of expulsions
		 * @param failures the number of failures
		 * @param lastError the last error
		 * @param errors the errors of servers
		 */
		public Membership {
			errors = Map.copyOf(errors);
		}

	}

}
