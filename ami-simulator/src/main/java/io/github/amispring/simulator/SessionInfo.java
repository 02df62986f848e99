/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator;

/**
 * A snapshot of the state of a connected client or a session over HTTP.
 *
 * @param username the account that has logged in, empty before the login
 * @param remoteAddress the address and the port of the client; over HTTP, of its first
 * request
 * @param eventMask the classes of events that the client has requested, for example
 * {@code call,agent,all}
 */
public record SessionInfo(String username, String remoteAddress, String eventMask) {

	/**
	 * Returns whether the client has logged in.
	 * @return {@code true} after a login
	 */
	public boolean isAuthenticated() {
		return !this.username.isEmpty();
	}

}
