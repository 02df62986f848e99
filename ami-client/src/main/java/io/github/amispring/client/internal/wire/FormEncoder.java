/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.net.URLEncoder;
import java.nio.charset.Charset;

/**
 * Encodes actions for HTTP: the body of a form with one parameter for each header. A line
 * feed, which a form does not contain, ends the action.
 */
public final class FormEncoder extends ActionEncoder {

	/**
	 * The maximum length of the body in bytes. Asterisk rejects a longer body with status
	 * 413 (verified with Asterisk 16 and 22).
	 */
	public static final int MAX_BODY_LENGTH = 40_960;

	/** The last byte of an action. */
	public static final char END = '\n';

	private final Charset charset;

	/**
	 * Creates an encoder.
	 * @param charset the charset of the text
	 */
	public FormEncoder(Charset charset) {
		super(charset);
		this.charset = charset;
	}

	@Override
	void check(String action) {
		if (action.equalsIgnoreCase("WaitEvent")) {
			throw invalid(action, "over HTTP, the client itself waits for events with this action, and Asterisk allows"
					+ " only one such action at a time in a session");
		}
	}

	@Override
	void writeHeader(ActionBuffer out, String action, String name, String value) {
		addName(out, name);
		addEncoded(out, value);
	}

	@Override
	void writeActionId(ActionBuffer out, String prefix, long number, int digits) {
		addName(out, "ActionID");
		addEncoded(out, prefix);
		out.add(number, digits);
	}

	@Override
	void writeEnd(ActionBuffer out, String action) {
		if (out.length() > MAX_BODY_LENGTH) {
			throw invalid(action, "its form has " + out.length() + " bytes, but Asterisk reads at most "
					+ MAX_BODY_LENGTH + " over HTTP");
		}
		out.add(String.valueOf(END));
	}

	private void addName(ActionBuffer out, String name) {
		if (out.length() > 0) {
			out.add("&");
		}
		addEncoded(out, name);
		out.add("=");
	}

	private void addEncoded(ActionBuffer out, String text) {
		// a plus sign means a space only in forms, and %20 everywhere
		out.add(URLEncoder.encode(text, this.charset).replace("+", "%20"));
	}

}
