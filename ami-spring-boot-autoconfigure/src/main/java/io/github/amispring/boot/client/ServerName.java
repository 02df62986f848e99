/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.client;

import java.util.regex.Pattern;

/**
 * The name of a server that is added at run time. It becomes a segment of the paths of
 * endpoints, a tag of metrics, and a part of log messages and of thread names.
 *
 * @param text the name
 */
record ServerName(String text) {

	private static final int MAX_LENGTH = 100;

	/**
	 * Web servers and firewalls reject paths with encoded slashes, backslashes,
	 * semicolons or percent signs.
	 */
	private static final Pattern UNSUPPORTED = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}/\\\\;%?#]");

	ServerName {
		if (text.isBlank() || !text.equals(text.strip())) {
			throw invalid(text, "must not be empty, and must neither begin nor end with a blank");
		}
		if (text.length() > MAX_LENGTH) {
			throw invalid(text.substring(0, MAX_LENGTH) + "...",
					"must not be longer than " + MAX_LENGTH + " characters");
		}
		if (UNSUPPORTED.matcher(text).find() || text.equals(".") || text.equals("..")) {
			throw invalid(text, "must contain neither control characters nor any of / \\ ; % ? #,"
					+ " because it is a segment of the endpoint's path");
		}
	}

	private static IllegalArgumentException invalid(String text, String rule) {
		return new IllegalArgumentException("The server name \"" + text.replaceAll("\\p{Cntrl}", " ") + "\" " + rule);
	}

}
