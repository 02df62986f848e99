/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.message.AmiException;
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
 * @param events which events the client wants: while connected, their mask and filters
 * are in force at the server
 */
public record AmiClientStatus(String server, State state, @Nullable String asteriskVersion, @Nullable String amiVersion,
		@Nullable Instant connectedSince, @Nullable Duration lastRoundTrip, @Nullable AmiException lastError,
		EventSettings events) {

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
