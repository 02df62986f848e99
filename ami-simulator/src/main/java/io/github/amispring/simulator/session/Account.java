/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import io.github.amispring.simulator.protocol.Privileges;

/**
 * Who may log in, and what they may see and do.
 *
 * @param username the name
 * @param secret the password
 * @param read the classes of events that they may see
 * @param write the classes of actions that they may run
 */
public record Account(String username, String secret, Privileges read, Privileges write) {

	/** The account without its secret. */
	@Override
	public String toString() {
		return "Account[" + this.username + ", read=" + this.read.line() + ", write=" + this.write.line() + "]";
	}

}
