/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The version of a server.
 *
 * @param ami the AMI version in its banner; over HTTP, the version from CoreSettings,
 * {@code null} if the account lacks the permission
 * @param asterisk the version of Asterisk from CoreSettings, {@code null} if the account
 * lacks the permission
 */
record ServerVersion(@Nullable String ami, @Nullable String asterisk) {

	/**
	 * Matches releases from Asterisk 13 on, whose filters are extended regular
	 * expressions. Other builds, such as GIT-master-1a2b3c, do not reveal their version.
	 */
	private static final Pattern EXTENDED_FILTERS = Pattern
		.compile("(?:certified[/-])?(?:1[3-9]|[2-9]\\d|\\d{3,})\\.\\d.*");

	/**
	 * Returns whether the filters of the server are known to be extended regular
	 * expressions.
	 */
	boolean hasExtendedFilters() {
		return this.asterisk != null && EXTENDED_FILTERS.matcher(this.asterisk).matches();
	}

	/** Returns the version of Asterisk as text for messages. */
	@Override
	public String toString() {
		return "Asterisk " + orUnknown(this.asterisk);
	}

	/** Returns both versions as text for messages. */
	String describe() {
		return this + ", AMI " + orUnknown(this.ami);
	}

	private static String orUnknown(@Nullable String version) {
		return (version != null) ? version : "of unknown version";
	}

}
