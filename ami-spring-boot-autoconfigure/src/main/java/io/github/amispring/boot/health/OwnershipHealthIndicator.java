/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.boot.client.ServerOwnership.Membership;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the membership of this instance in the group that shares
 * the servers. An instance that is not a member owns no server, and is DOWN. An instance
 * that is a member is UP, whether it owns servers or not.
 *
 * @since 1.0.0
 */
public class OwnershipHealthIndicator extends AbstractHealthIndicator {

	private final ServerOwnership ownership;

	/**
	 * Creates an indicator.
	 * @param ownership the ownership
	 */
	public OwnershipHealthIndicator(ServerOwnership ownership) {
		super("Health check of the ownership of servers failed");
		this.ownership = ownership;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Membership membership = this.ownership.membership();
		if (membership.member()) {
			builder.up();
		}
		else {
			builder.down().withDetail("reason", "This instance is not a member of the group");
		}
		builder.withDetail("group", membership.group())
			.withDetail("state", membership.state())
			.withDetail("owned", membership.owned());
		if (membership.lastError() != null) {
			builder.withDetail("error", membership.lastError());
		}
		if (!membership.errors().isEmpty()) {
			builder.withDetail("errors", membership.errors());
		}
	}

}
