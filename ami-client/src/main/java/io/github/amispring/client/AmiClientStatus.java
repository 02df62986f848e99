/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.amispring.exception.AmiException;
import org.jspecify.annotations.Nullable;

/**
 * A connection at one moment.
 *
 * @param server the client's name
 * @param state the state
 * @param asteriskVersion what CoreSettings said, {@code null} when not connected or when
 * the account may not ask
 * @param amiVersion the version in the banner, {@code null} when not connected
 * @param connectedSince since when, {@code null} when not connected
 * @param lastRoundTrip how long the last Ping took, {@code null} before the first
 * @param lastError why the connection was lost or could not be made, {@code null} while
 * connected
 * @param nextAttempt when the next attempt to connect follows at the latest, {@code null}
 * when not waiting for it; after refused credentials {@link AmiClient#reconnect()} does
 * not shorten this wait
 * @param events which events the client wants; while connected, their mask and filters
 * are in force at the server
 * @param filters all filters that are in force at the server, as they were sent: those of
 * the settings, and those that the client made of the names to include and to exclude;
 * empty when not connected
 */
public record AmiClientStatus(String server, State state, @Nullable String asteriskVersion, @Nullable String amiVersion,
		@Nullable Instant connectedSince, @Nullable Duration lastRoundTrip, @Nullable AmiException lastError,
		@Nullable Instant nextAttempt, EventSettings events, List<String> filters) {

	/**
	 * Creates a status.
	 * @param server the client's name
	 * @param state the state
	 * @param asteriskVersion the server's version
	 * @param amiVersion the version of its manager interface
	 * @param connectedSince since when
	 * @param lastRoundTrip how long the last Ping took
	 * @param lastError why there is no connection
	 * @param nextAttempt when the next attempt follows
	 * @param events which events are wanted
	 * @param filters the filters in force
	 */
	public AmiClientStatus {
		filters = List.copyOf(filters);
	}

	/**
	 * Whether actions can be sent and events come.
	 * @return {@code true} in state CONNECTED
	 */
	public boolean isConnected() {
		return this.state == State.CONNECTED;
	}

	/**
	 * The states of a connection.
	 */
	public enum State {

		/** Not started, or stopped. */
		STOPPED,

		/** Connecting, logging in or setting up. */
		CONNECTING,

		/** Ready. */
		CONNECTED,

		/** Waiting to connect again. */
		WAITING

	}

}
