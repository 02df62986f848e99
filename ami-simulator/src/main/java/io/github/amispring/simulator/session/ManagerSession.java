/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.time.Duration;

import io.github.amispring.simulator.protocol.Privileges;

/**
 * The session of one client, as the handlers of actions use it.
 */
public interface ManagerSession {

	/**
	 * Returns whether a client has logged in.
	 * @return {@code true} after a login
	 */
	boolean isAuthenticated();

	/**
	 * Returns the account that has logged in.
	 * @return the username, empty before the login
	 */
	String username();

	/**
	 * Logs an account in.
	 * @param account the account
	 */
	void logIn(Account account);

	/**
	 * Returns whether the account may run an action.
	 * @param classes the classes of the action; one permitted class is sufficient, and an
	 * action without classes needs a login only
	 * @return {@code true} if the account may run the action
	 */
	boolean mayRun(Privileges classes);

	/**
	 * Returns the event mask.
	 * @return the classes of events that the client has requested
	 */
	Privileges mask();

	/**
	 * Sets the event mask.
	 * @param mask the classes of events that the client receives
	 */
	void setMask(Privileges mask);

	/**
	 * Adds a filter to the filters that events must pass.
	 * @param filter the filter
	 */
	void addFilter(EventFilter filter);

	/**
	 * Returns the challenge for an MD5 login. The challenge remains the same for the
	 * whole session.
	 * @return a number of up to nine digits
	 */
	String challenge();

	/**
	 * Blocks for a period measured by the simulator's clock.
	 * @param delay the time
	 * @throws InterruptedException if the session is closed in the meantime
	 */
	void pause(Duration delay) throws InterruptedException;

}
