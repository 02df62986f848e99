/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a server says it is.
 *
 * @param ami the version in its greeting
 * @param asterisk the version from CoreSettings, {@code null} when the account may not
 * ask
 */
record ServerVersion(String ami, @Nullable String asterisk) {

	/**
	 * With 13, a Filter became an extended regular expression, and has remained one. What
	 * is no release, such as GIT-master-1a2b3c, does not tell.
	 */
	private static final Pattern EXTENDED_FILTERS = Pattern
		.compile("(?:certified[/-])?(?:1[3-9]|[2-9]\\d|\\d{3,})\\.\\d.*");

	/**
	 * Whether the server is known to take a Filter for an extended regular expression.
	 */
	boolean hasExtendedFilters() {
		return this.asterisk != null && EXTENDED_FILTERS.matcher(this.asterisk).matches();
	}

	/** The server as messages name it. */
	@Override
	public String toString() {
		return "Asterisk " + ((this.asterisk != null) ? this.asterisk : "of unknown version");
	}

}
