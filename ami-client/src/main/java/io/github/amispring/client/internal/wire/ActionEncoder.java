/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.nio.charset.Charset;
import java.util.List;

import io.github.amispring.exception.InvalidActionException;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiHeader;

/**
 * Writes actions as bytes, and refuses what Asterisk would misread: a line break or NUL
 * inside a value is an injection of headers or of whole actions, and longer lines, more
 * headers or longer ActionIDs than Asterisk's buffers hold are cut without a word (tried
 * on Asterisk 16 and 22; the sizes are those of main/manager.c).
 */
public final class ActionEncoder {

	/** The bytes of one line, without the line end. */
	public static final int MAX_LINE_LENGTH = 1022;

	/** The headers of one action, {@code Action} and {@code ActionID} included. */
	public static final int MAX_HEADERS = 128;

	/** The characters of an ActionID. */
	public static final int MAX_ACTION_ID_LENGTH = 67;

	private static final String SEPARATOR = ": ";

	private static final String LINE_END = "\r\n";

	private final Charset charset;

	/**
	 * Creates an encoder.
	 * @param charset how text beyond ASCII is encoded
	 */
	public ActionEncoder(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Writes an action.
	 * @param action the action
	 * @param actionId the id by which its answer is found
	 * @return the bytes, ready to be sent
	 * @throws InvalidActionException when the action cannot be sent as it is
	 */
	public byte[] encode(AmiAction<?> action, String actionId) {
		action.validate();
		List<AmiHeader> headers = action.headers();
		int count = headers.size() + 2;
		if (count > MAX_HEADERS) {
			throw new InvalidActionException("The action " + action.name() + " has " + count
					+ " headers with Action and ActionID; Asterisk reads at most " + MAX_HEADERS);
		}
		if (actionId.length() > MAX_ACTION_ID_LENGTH) {
			throw new InvalidActionException("The ActionID of " + action.name() + " has " + actionId.length()
					+ " characters; Asterisk keeps at most " + MAX_ACTION_ID_LENGTH);
		}
		LineBuffer out = new LineBuffer(this.charset, expectedLength(action.name(), actionId, headers));
		write(out, action.name(), "Action", action.name());
		write(out, action.name(), "ActionID", actionId);
		for (AmiHeader header : headers) {
			checkName(action.name(), header.name());
			write(out, action.name(), header.name(), header.value());
		}
		out.add(LINE_END);
		return out.bytes();
	}

	private static int expectedLength(String action, String actionId, List<AmiHeader> headers) {
		int length = lineLength("Action", action) + lineLength("ActionID", actionId) + LINE_END.length();
		for (AmiHeader header : headers) {
			length += lineLength(header.name(), header.value());
		}
		return length;
	}

	private static int lineLength(String name, String value) {
		return name.length() + SEPARATOR.length() + value.length() + LINE_END.length();
	}

	private static void write(LineBuffer out, String action, String name, String value) {
		checkValue(action, name, value);
		int from = out.length();
		out.add(name);
		out.add(SEPARATOR);
		out.add(value);
		int length = out.length() - from;
		if (length > MAX_LINE_LENGTH) {
			throw new InvalidActionException("The header " + name + " of the action " + action + " makes a line of "
					+ length + " bytes; Asterisk reads at most " + MAX_LINE_LENGTH);
		}
		out.add(LINE_END);
	}

	private static void checkName(String action, String name) {
		if (name.isEmpty()) {
			throw new InvalidActionException("The action " + action + " has a header without a name");
		}
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c <= ' ' || c == ':' || c == 127) {
				throw new InvalidActionException("The action " + action + " has a header whose name holds "
						+ describe(c) + " at index " + i + "; nothing was sent");
			}
		}
		if (name.equalsIgnoreCase("Action") || name.equalsIgnoreCase("ActionID")) {
			throw new InvalidActionException(
					"The action " + action + " sets the header " + name + ", which the client sets itself");
		}
	}

	private static void checkValue(String action, String name, String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\r' || c == '\n' || c == 0) {
				throw new InvalidActionException(
						"The header " + name + " of the action " + action + " holds " + describe(c) + " at index " + i
								+ ", which would be read as more than one header;" + " nothing was sent");
			}
		}
	}

	private static String describe(char c) {
		return switch (c) {
			case '\r' -> "a carriage return";
			case '\n' -> "a line feed";
			case 0 -> "a NUL";
			case ' ' -> "a blank";
			case ':' -> "a colon";
			default -> "a control character";
		};
	}

}
