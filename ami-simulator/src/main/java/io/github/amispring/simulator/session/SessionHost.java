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
 * What a session needs of the server that it belongs to.
 */
public interface SessionHost {

	/**
	 * The version of Asterisk that is played.
	 * @return the version
	 */
	AsteriskVersion version();

	/**
	 * The time.
	 * @return the clock
	 */
	SimulatorClock clock();

	/**
	 * Since when the server has run.
	 * @return the time of its start
	 */
	Instant started();

	/**
	 * Finds an account.
	 * @param username the name
	 * @return the account, or {@code null}
	 */
	@Nullable Account account(String username);

	/**
	 * How long a failed login waits for its answer.
	 * @return the time
	 */
	Duration failedLoginDelay();

	/**
	 * How long a session may take to log in.
	 * @return the time
	 */
	Duration loginTimeout();

	/**
	 * How many events may wait for a session that reads slowly.
	 * @return the number of events
	 */
	int eventCapacity();

	/**
	 * The actions.
	 * @return the actions
	 */
	ActionRegistry actions();

	/**
	 * A handler that a test put in the place of an action.
	 * @param action the name in any case
	 * @return the handler, or {@code null} when there is none
	 */
	@Nullable ActionHandler override(String action);

	/**
	 * Told of each action before it is run.
	 * @param request the action
	 */
	void received(ActionRequest request);

	/**
	 * Told once when a session is over.
	 * @param session the session
	 */
	void closed(Session session);

}
