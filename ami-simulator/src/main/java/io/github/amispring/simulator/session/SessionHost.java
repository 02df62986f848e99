/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.time.Duration;
import java.time.Instant;

import io.github.amispring.simulator.clock.SimulatorClock;
import io.github.amispring.simulator.protocol.AsteriskVersion;
import org.jspecify.annotations.Nullable;

/**
 * The server that sessions belong to.
 */
public interface SessionHost {

	/**
	 * Returns the simulated version of Asterisk.
	 * @return the version
	 */
	AsteriskVersion version();

	/**
	 * Returns the clock.
	 * @return the clock
	 */
	SimulatorClock clock();

	/**
	 * Returns the time at which the server started.
	 * @return the instant
	 */
	Instant started();

	/**
	 * Finds an account.
	 * @param username the username
	 * @return the account, {@code null} if there is none
	 */
	@Nullable Account account(String username);

	/**
	 * Returns the delay of the response to a failed login.
	 * @return the delay
	 */
	Duration failedLoginDelay();

	/**
	 * Returns the time within which a client must log in.
	 * @return the timeout
	 */
	Duration loginTimeout();

	/**
	 * Returns how many events are buffered for a client that reads slowly.
	 * @return the number of events
	 */
	int eventCapacity();

	/**
	 * Returns whether the server also serves AMI over HTTP.
	 * @return {@code true} if the server has a port for HTTP
	 */
	boolean hasHttp();

	/**
	 * Returns the built-in actions.
	 * @return the actions
	 */
	ActionRegistry actions();

	/**
	 * Returns the handler that a test has registered for an action.
	 * @param action the name, ignoring case
	 * @return the handler, {@code null} if there is none
	 */
	@Nullable ActionHandler override(String action);

	/**
	 * Records an action before its handler runs.
	 * @param request the action
	 */
	void received(ActionRequest request);

}
