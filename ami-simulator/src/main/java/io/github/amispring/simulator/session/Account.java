/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import io.github.amispring.simulator.protocol.Privileges;

/**
 * An account with its permissions.
 *
 * @param username the username
 * @param secret the password
 * @param read the classes of events that the account may read
 * @param write the classes of actions that the account may run
 */
public record Account(String username, String secret, Privileges read, Privileges write) {

	/** Returns the account without its secret. */
	@Override
	public String toString() {
		return "Account[" + this.username + ", read=" + this.read.line() + ", write=" + this.write.line() + "]";
	}

}
