/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.security;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties that determine who may use the console.
 *
 * @param hosts the host names that browsers may use to access the console, besides those
 * of the loopback interface; "*" stands for all names
 * @param openOnLoopback whether users of this machine may read without a login. Set it to
 * {@code false} if a reverse proxy on this machine forwards requests
 * @param users the users by name. If there are none, the console has the user
 * {@code operator}, whose password is logged when the application starts
 */
@ConfigurationProperties("console")
record SecurityProperties(@DefaultValue List<String> hosts, @DefaultValue("true") boolean openOnLoopback,
		@DefaultValue Map<String, User> users) {

	/**
	 * What a user may do.
	 */
	enum Role {

		/** Look at calls. */
		READ,

		/** Look at calls, and act on them. */
		ACT

	}

	/**
	 * A user.
	 *
	 * @param password the BCrypt hash of the password
	 * @param role what the user may do
	 * @param extension the extension of the user, or {@code null}
	 */
	record User(String password, @DefaultValue("READ") Role role, @Nullable String extension) {

		@Override
		public String toString() {
			return "User[role=" + this.role + ", extension=" + this.extension + "]";
		}

	}

}
