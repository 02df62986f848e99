/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

/**
 * A client that is connected to the simulator, as it was when somebody asked.
 *
 * @param username who has logged in, empty before the login
 * @param remoteAddress the client's address and port
 * @param eventMask the classes of events that the client wants, as in
 * {@code call,agent,all}
 */
public record SessionInfo(String username, String remoteAddress, String eventMask) {

	/**
	 * Whether the client has logged in.
	 * @return {@code true} after a login
	 */
	public boolean isAuthenticated() {
		return !this.username.isEmpty();
	}

}
