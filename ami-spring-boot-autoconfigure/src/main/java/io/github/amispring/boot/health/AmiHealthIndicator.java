/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.health;

import java.time.Duration;
import java.util.List;

import io.github.amispring.boot.client.AmiTransport;
import io.github.amispring.boot.client.ServerOwnership;
import io.github.amispring.client.AmiClient;
import io.github.amispring.client.AmiClientStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * {@link HealthIndicator} for the connection to a PBX. Reports the status of the client
 * and does not send an action.
 *
 * @since 1.0.0
 */
public class AmiHealthIndicator extends AbstractHealthIndicator {

	private final AmiClient client;

	private final @Nullable Duration maxEventsLag;

	private final List<AmiHealthDetails> details;

	private final @Nullable ServerOwnership ownership;

	/**
	 * Creates an indicator that ignores slow listeners.
	 * @param client the client
	 */
	public AmiHealthIndicator(AmiClient client) {
		this(client, null);
	}

	/**
	 * Creates an indicator.
	 * @param client the client
	 * @param maxEventsLag the maximum age of the oldest undelivered event before the
	 * status is DOWN, {@code null} for no limit
	 */
	public AmiHealthIndicator(AmiClient client, @Nullable Duration maxEventsLag) {
		this(client, maxEventsLag, List.of());
	}

	/**
	 * Creates an indicator with further details.
	 * @param client the client
	 * @param maxEventsLag the maximum age of the oldest undelivered event before the
	 * status is DOWN, {@code null} for no limit
	 * @param details add details, in order
	 */
	public AmiHealthIndicator(AmiClient client, @Nullable Duration maxEventsLag, List<AmiHealthDetails> details) {
		this(client, maxEventsLag, details, null);
	}

	/**
	 * Creates an indicator for a server that several instances share. The status is UP
	 * while this instance does not own the server.
	 * @param client the client
	 * @param maxEventsLag the maximum age of the oldest undelivered event before the
	 * status is DOWN, {@code null} for no limit
	 * @param details add details, in order
	 * @param ownership tells whether this instance owns the server, {@code null} if it
	 * always does
	 */
	public AmiHealthIndicator(AmiClient client, @Nullable Duration maxEventsLag, List<AmiHealthDetails> details,
			@Nullable ServerOwnership ownership) {
		super("AMI health check failed");
		this.client = client;
		this.maxEventsLag = maxEventsLag;
		this.details = List.copyOf(details);
		this.ownership = ownership;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		AmiClientStatus status = this.client.status();
		Duration lag = this.client.statistics().eventsLag();
		boolean owned = this.ownership == null || this.ownership.isOwned(this.client.name());
		if (!owned) {
			builder.up();
		}
		else if (status.isConnected() && this.maxEventsLag != null && lag.compareTo(this.maxEventsLag) > 0) {
			builder.down().withDetail("reason", "The oldest undelivered event is older than " + this.maxEventsLag);
		}
		else if (status.isConnected()) {
			builder.up();
		}
		else {
			builder.down().withDetail("reason", reason(status));
		}
		builder.withDetail("server", status.server())
			.withDetail("state", status.state())
			.withDetail("transport", AmiTransport.of(this.client));
		if (this.ownership != null) {
			builder.withDetail("owned", owned);
		}
		addDetail(builder, "asteriskVersion", status.asteriskVersion());
		addDetail(builder, "amiVersion", status.amiVersion());
		addDetail(builder, "lastRoundTrip", status.lastRoundTrip());
		addDetail(builder, "connectedSince", status.connectedSince());
		builder.withDetail("eventsLag", lag);
		this.details.forEach((each) -> each.addTo(builder, this.client));
	}

	private static String reason(AmiClientStatus status) {
		if (status.lastError() != null) {
			return String.valueOf(status.lastError().getMessage());
		}
		return switch (status.state()) {
			case STOPPED -> "The client is stopped";
			case CONNECTING, CONNECTED -> "The client is connecting";
			case WAITING -> "The client is waiting to reconnect";
		};
	}

	private static void addDetail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value);
		}
	}

}
