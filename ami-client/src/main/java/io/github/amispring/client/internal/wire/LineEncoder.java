/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.Charset;

/**
 * Encodes actions for TCP: one line for each header, and an empty line at the end.
 */
public final class LineEncoder extends ActionEncoder {

	/** The maximum length of a line in bytes, without the line end. */
	public static final int MAX_LINE_LENGTH = 1022;

	private static final String SEPARATOR = ": ";

	private static final String LINE_END = "\r\n";

	/**
	 * Creates an encoder.
	 * @param charset the charset of the text
	 */
	public LineEncoder(Charset charset) {
		super(charset);
	}

	@Override
	void check(String action) {
	}

	@Override
	void writeHeader(ActionBuffer out, String action, String name, String value) {
		int from = out.length();
		out.add(name);
		out.add(SEPARATOR);
		out.add(value);
		int length = out.length() - from;
		if (length > MAX_LINE_LENGTH) {
			throw invalid(action, "the line of the header \"" + name + "\" has " + length
					+ " bytes, but Asterisk reads at most " + MAX_LINE_LENGTH);
		}
		out.add(LINE_END);
	}

	@Override
	void writeActionId(ActionBuffer out, String prefix, long number, int digits) {
		out.add("ActionID");
		out.add(SEPARATOR);
		out.add(prefix);
		out.add(number, digits);
		out.add(LINE_END);
	}

	@Override
	void writeEnd(ActionBuffer out, String action) {
		out.add(LINE_END);
	}

}
