/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.util.regex.Pattern;

/**
 * Quotes the beginning of a response that is not a response of AMI.
 */
public final class Excerpt {

	private static final int MAX_LENGTH = 60;

	private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]+");

	private Excerpt() {
	}

	/**
	 * Quotes text.
	 * @param text the text
	 * @return its beginning, with each sequence of other characters than printable ASCII
	 * characters replaced by a space
	 */
	public static String of(String text) {
		String printable = NOT_PRINTABLE.matcher(text.substring(0, Math.min(text.length(), 4 * MAX_LENGTH)))
			.replaceAll(" ")
			.strip();
		return '"' + ((printable.length() <= MAX_LENGTH) ? printable : printable.substring(0, MAX_LENGTH) + "...")
				+ '"';
	}

}
