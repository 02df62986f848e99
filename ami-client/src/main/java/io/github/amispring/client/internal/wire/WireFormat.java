/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format of received messages, which depends on the version of the server.
 *
 * @param lineFeedEndsLine whether LF without CR ends a line; otherwise it is part of the
 * header's value
 * @param commandBlocks whether the server responds to the Command action with lines of
 * text that end at {@code --END COMMAND--}
 */
public record WireFormat(boolean lineFeedEndsLine, boolean commandBlocks) {

	/** The format of Asterisk 1.4 to 11. */
	public static final WireFormat OLDEST = new WireFormat(true, true);

	/** The major AMI version of Asterisk 12 and 13. */
	private static final int LINES_END_WITH_CR_LF = 2;

	/** The major AMI version of Asterisk 14. */
	private static final int COMMAND_OUTPUT_IN_HEADERS = 3;

	private static final Pattern MAJOR = Pattern.compile("(\\d{1,9})(\\D.*)?");

	/**
	 * Returns the format of an AMI version.
	 * @param amiVersion the version in the server's banner, such as {@code 11.0.0}
	 * @return the format. If the text is not a version, this is the oldest format, which
	 * does not lose messages of any server
	 */
	public static WireFormat of(String amiVersion) {
		Matcher matcher = MAJOR.matcher(amiVersion);
		int major = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
		return new WireFormat(major < LINES_END_WITH_CR_LF, major < COMMAND_OUTPUT_IN_HEADERS);
	}

}
