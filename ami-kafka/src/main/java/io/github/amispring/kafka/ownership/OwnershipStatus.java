/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The state of an instance, and counts since it was created.
 *
 * @param state the state in the group
 * @param servers the PBXs that this instance knows
 * @param owned the PBXs that this instance owns
 * @param gains how often this instance has gained a PBX
 * @param releases how often this instance has released a PBX
 * @param leaseExpirations how often the broker has not confirmed the membership in time
 * @param membershipLosses how often the group has expelled this instance
 * @param failures how often the thread that maintains the membership has failed
 * @param lastError the reason why the instance is not a member, {@code null} if none is
 * known
 * @param listenerErrors the last exception of the listener, by the name of the PBX for
 * which the call has to be repeated
 * @since 1.0.0
 */
public record OwnershipStatus(OwnershipState state, Set<String> servers, Set<String> owned, long gains, long releases,
		long leaseExpirations, long membershipLosses, long failures, @Nullable String lastError,
		Map<String, String> listenerErrors) {

	/**
	 * Creates a status.
	 * @param state the state in the group
	 * @param servers the known PBXs
	 * @param owned the owned PBXs
	 * @param gains the number of gains
	 * @param releases the number of releases
	 * @param leaseExpirations the number of expired leases
	 * @param membershipLosses the number of expulsions
	 * @param failures the number of failures of the thread
	 * @param lastError the last error
	 * @param listenerErrors the last exceptions of the listener
	 */
	public OwnershipStatus {
		servers = Set.copyOf(servers);
		owned = Set.copyOf(owned);
		listenerErrors = Map.copyOf(listenerErrors);
	}

}
