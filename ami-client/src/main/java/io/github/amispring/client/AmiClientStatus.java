/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;

/**
 * Status of a connection at one instant. Immutable.
 *
 * @since 1.0.0
 */
public final class AmiClientStatus {

	private final String server;

	private final State state;

	private final @Nullable String asteriskVersion;

	private final @Nullable String amiVersion;

	private final @Nullable Instant connectedSince;

	private final @Nullable Duration lastRoundTrip;

	private final @Nullable AmiException lastError;

	private final @Nullable Instant nextAttempt;

	private final EventSettings events;

	private final List<String> filters;

	private AmiClientStatus(Builder builder) {
		this.server = builder.server;
		this.state = builder.state;
		this.asteriskVersion = builder.asteriskVersion;
		this.amiVersion = builder.amiVersion;
		this.connectedSince = builder.connectedSince;
		this.lastRoundTrip = builder.lastRoundTrip;
		this.lastError = builder.lastError;
		this.nextAttempt = builder.nextAttempt;
		this.events = builder.events;
		this.filters = builder.filters;
	}

	/**
	 * Creates a builder for a status with the default event settings and without optional
	 * values.
	 * @param server the name of the client
	 * @param state the state of the connection
	 * @return the builder
	 */
	public static Builder builder(String server, State state) {
		return new Builder(server, state);
	}

	/**
	 * Creates a builder that contains the values of this status.
	 * @return the builder
	 */
	public Builder toBuilder() {
		return new Builder(this.server, this.state).asteriskVersion(this.asteriskVersion)
			.amiVersion(this.amiVersion)
			.connectedSince(this.connectedSince)
			.lastRoundTrip(this.lastRoundTrip)
			.lastError(this.lastError)
			.nextAttempt(this.nextAttempt)
			.events(this.events)
			.filters(this.filters);
	}

	/**
	 * Returns the name of the client.
	 * @return the name
	 */
	public String server() {
		return this.server;
	}

	/**
	 * Returns the state of the connection.
	 * @return the state
	 */
	public State state() {
		return this.state;
	}

	/**
	 * Returns whether the client can send actions and receives events.
	 * @return {@code true} in the state {@link State#CONNECTED}
	 */
	public boolean isConnected() {
		return this.state == State.CONNECTED;
	}

	/**
	 * Returns the version of Asterisk that the server reported after the login.
	 * @return the version, {@code null} if not connected or if the account may not
	 * request it
	 */
	public @Nullable String asteriskVersion() {
		return this.asteriskVersion;
	}

	/**
	 * Returns the version of the manager interface that the banner of the server
	 * contained.
	 * @return the version, {@code null} if not connected
	 */
	public @Nullable String amiVersion() {
		return this.amiVersion;
	}

	/**
	 * Returns the instant at which the connection was established.
	 * @return the instant, {@code null} if not connected
	 */
	public @Nullable Instant connectedSince() {
		return this.connectedSince;
	}

	/**
	 * Returns the round-trip time of the last ping.
	 * @return the time, {@code null} if not connected or before the first ping
	 */
	public @Nullable Duration lastRoundTrip() {
		return this.lastRoundTrip;
	}

	/**
	 * Returns the error that ended the last connection or the last attempt to connect.
	 * @return the error, {@code null} while connected and before the first error
	 */
	public @Nullable AmiException lastError() {
		return this.lastError;
	}

	/**
	 * Returns the instant of the next attempt to connect. {@link AmiClient#reconnect()}
	 * causes an earlier attempt, unless the server has rejected the credentials.
	 * @return the instant, {@code null} unless the state is {@link State#WAITING}
	 */
	public @Nullable Instant nextAttempt() {
		return this.nextAttempt;
	}

	/**
	 * Returns the event settings of the client. While the client is connected, the server
	 * applies the mask and the filters of these settings.
	 * @return the settings
	 */
	public EventSettings events() {
		return this.events;
	}

	/**
	 * Returns all filters that the server applies to this connection: those of the
	 * settings, and those that the client has derived from the included and excluded
	 * names.
	 * @return the filters as they were sent, unmodifiable; empty if not connected
	 */
	public List<String> filters() {
		return this.filters;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AmiClientStatus that && this.server.equals(that.server) && this.state == that.state
				&& Objects.equals(this.asteriskVersion, that.asteriskVersion)
				&& Objects.equals(this.amiVersion, that.amiVersion)
				&& Objects.equals(this.connectedSince, that.connectedSince)
				&& Objects.equals(this.lastRoundTrip, that.lastRoundTrip)
				&& Objects.equals(this.lastError, that.lastError) && Objects.equals(this.nextAttempt, that.nextAttempt)
				&& this.events.equals(that.events) && this.filters.equals(that.filters);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.server, this.state, this.asteriskVersion, this.amiVersion, this.connectedSince,
				this.lastRoundTrip, this.lastError, this.nextAttempt, this.events, this.filters);
	}

	@Override
	public String toString() {
		return "AmiClientStatus[server=" + this.server + ", state=" + this.state + ", asteriskVersion="
				+ this.asteriskVersion + ", amiVersion=" + this.amiVersion + ", connectedSince=" + this.connectedSince
				+ ", lastRoundTrip=" + this.lastRoundTrip + ", lastError=" + this.lastError + ", nextAttempt="
				+ this.nextAttempt + ", events=" + this.events + ", filters=" + this.filters + "]";
	}

	/**
	 * States of a connection.
	 *
	 * @since 1.0.0
	 */
	public enum State {

		/** The client is not started, or it is stopped. */
		STOPPED,

		/** The client is connecting, logging in or preparing the connection. */
		CONNECTING,

		/** The client can send actions and receives events. */
		CONNECTED,

		/** The client is waiting for the next attempt to connect. */
		WAITING

	}

	/**
	 * Builds {@link AmiClientStatus}, for example in tests. Not thread-safe.
	 *
	 * @since 1.0.0
	 */
	public static final class Builder {

		private final String server;

		private final State state;

		private @Nullable String asteriskVersion;

		private @Nullable String amiVersion;

		private @Nullable Instant connectedSince;

		private @Nullable Duration lastRoundTrip;

		private @Nullable AmiException lastError;

		private @Nullable Instant nextAttempt;

		private EventSettings events = EventSettings.DEFAULT;

		private List<String> filters = List.of();

		private Builder(String server, State state) {
			this.server = server;
			this.state = state;
		}

		/**
		 * Sets the version of Asterisk.
		 * @param asteriskVersion the version, {@code null} if it is unknown
		 * @return this builder
		 */
		public Builder asteriskVersion(@Nullable String asteriskVersion) {
			this.asteriskVersion = asteriskVersion;
			return this;
		}

		/**
		 * Sets the version of the manager interface.
		 * @param amiVersion the version, {@code null} if it is unknown
		 * @return this builder
		 */
		public Builder amiVersion(@Nullable String amiVersion) {
			this.amiVersion = amiVersion;
			return this;
		}

		/**
		 * Sets the instant at which the connection was established.
		 * @param connectedSince the instant, {@code null} if not connected
		 * @return this builder
		 */
		public Builder connectedSince(@Nullable Instant connectedSince) {
			this.connectedSince = connectedSince;
			return this;
		}

		/**
		 * Sets the round-trip time of the last ping.
		 * @param lastRoundTrip the time, {@code null} before the first ping
		 * @return this builder
		 */
		public Builder lastRoundTrip(@Nullable Duration lastRoundTrip) {
			this.lastRoundTrip = lastRoundTrip;
			return this;
		}

		/**
		 * Sets the error that ended the last connection or the last attempt to connect.
		 * @param lastError the error, {@code null} for none
		 * @return this builder
		 */
		public Builder lastError(@Nullable AmiException lastError) {
			this.lastError = lastError;
			return this;
		}

		/**
		 * Sets the instant of the next attempt to connect.
		 * @param nextAttempt the instant, {@code null} for none
		 * @return this builder
		 */
		public Builder nextAttempt(@Nullable Instant nextAttempt) {
			this.nextAttempt = nextAttempt;
			return this;
		}

		/**
		 * Sets the event settings of the client.
		 * @param events the settings, {@link EventSettings#DEFAULT} by default
		 * @return this builder
		 */
		public Builder events(EventSettings events) {
			this.events = events;
			return this;
		}

		/**
		 * Sets the filters that the server applies.
		 * @param filters the filters as they were sent
		 * @return this builder
		 */
		public Builder filters(List<String> filters) {
			this.filters = List.copyOf(filters);
			return this;
		}

		/**
		 * Creates the status.
		 * @return the status
		 */
		public AmiClientStatus build() {
			return new AmiClientStatus(this);
		}

	}

}
