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
 * Encodes actions as bytes, and rejects content that Asterisk would misinterpret. A line
 * break or NUL in a value would inject headers or actions. Asterisk silently truncates
 * lines, headers and ActionIDs that exceed its buffers (verified with Asterisk 16 and 22;
 * {@code main/manager.c} defines the sizes).
 */
public abstract class ActionEncoder {

	/** The maximum number of headers, including {@code Action} and {@code ActionID}. */
	public static final int MAX_HEADERS = 128;

	/** The maximum length of an ActionID in characters. */
	public static final int MAX_ACTION_ID_LENGTH = 67;

	private static final long NO_NUMBER = -1;

	/** The separator of a line and its line end. */
	private static final int LINE_OVERHEAD = 4;

	private final Charset charset;

	ActionEncoder(Charset charset) {
		this.charset = charset;
	}

	/**
	 * Encodes an action.
	 * @param action the action
	 * @param actionId the ActionID, which identifies the response
	 * @return the bytes
	 * @throws InvalidActionException if Asterisk would misinterpret the action
	 */
	public final byte[] encode(AmiAction<?> action, String actionId) {
		return encode(action, actionId, NO_NUMBER);
	}

	/**
	 * Encodes an action whose ActionID consists of a prefix and a number.
	 * @param action the action
	 * @param prefix the prefix
	 * @param number the number, at least 0
	 * @return the bytes
	 * @throws InvalidActionException if Asterisk would misinterpret the action
	 */
	public final byte[] encode(AmiAction<?> action, String prefix, long number) {
		action.validate();
		check(action.name());
		List<AmiHeader> headers = action.headers();
		int count = headers.size() + 2;
		if (count > MAX_HEADERS) {
			throw invalid(action.name(), "it has " + count
					+ " headers, including Action and ActionID, but Asterisk reads at most " + MAX_HEADERS);
		}
		int idLength = prefix.length() + digits(number);
		if (idLength > MAX_ACTION_ID_LENGTH) {
			throw invalid(action.name(),
					"its ActionID has " + idLength + " characters, but Asterisk reads at most " + MAX_ACTION_ID_LENGTH);
		}
		ActionBuffer out = new ActionBuffer(this.charset, expectedLength(action.name(), idLength, headers));
		checkValue(action.name(), "Action", action.name());
		writeHeader(out, action.name(), "Action", action.name());
		checkValue(action.name(), "ActionID", prefix);
		writeActionId(out, prefix, number, (number != NO_NUMBER) ? digits(number) : 0);
		for (AmiHeader header : headers) {
			checkName(action.name(), header.name());
			checkValue(action.name(), header.name(), header.value());
			writeHeader(out, action.name(), header.name(), header.value());
		}
		writeEnd(out, action.name());
		return out.bytes();
	}

	/**
	 * Checks that the transport allows an action.
	 * @param action the name of the action
	 * @throws InvalidActionException if it does not
	 */
	abstract void check(String action);

	/**
	 * Writes a header.
	 * @param out the target
	 * @param action the name of the action, for exceptions
	 * @param name the name of the header
	 * @param value the value of the header
	 * @throws InvalidActionException if the header is too long
	 */
	abstract void writeHeader(ActionBuffer out, String action, String name, String value);

	/**
	 * Writes the ActionID.
	 * @param out the target
	 * @param prefix the first part
	 * @param number the second part, if it has digits
	 * @param digits the number of digits of the second part
	 */
	abstract void writeActionId(ActionBuffer out, String prefix, long number, int digits);

	/**
	 * Writes the end of the action.
	 * @param out the target
	 * @param action the name of the action, for exceptions
	 * @throws InvalidActionException if the action is too long
	 */
	abstract void writeEnd(ActionBuffer out, String action);

	private static int digits(long number) {
		int digits = (number == 0) ? 1 : 0;
		for (long rest = number; rest > 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

	private static int expectedLength(String action, int idLength, List<AmiHeader> headers) {
		int length = lineLength("Action", action) + lineLength("ActionID", "") + idLength + LINE_OVERHEAD;
		for (AmiHeader header : headers) {
			length += lineLength(header.name(), header.value());
		}
		return length;
	}

	private static int lineLength(String name, String value) {
		return name.length() + value.length() + LINE_OVERHEAD;
	}

	private static void checkName(String action, String name) {
		if (name.isEmpty()) {
			throw invalid(action, "a header has no name");
		}
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c <= ' ' || c == ':' || c == 127) {
				throw invalid(action, "the name of a header contains " + describe(c) + " at index " + i);
			}
		}
		if (name.equalsIgnoreCase("Action") || name.equalsIgnoreCase("ActionID")) {
			throw invalid(action, "it contains the header \"" + name + "\", which the client sets itself");
		}
	}

	private static void checkValue(String action, String name, String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '\r' || c == '\n' || c == 0) {
				throw invalid(action, "the value of the header \"" + name + "\" contains " + describe(c) + " at index "
						+ i + ", which Asterisk would read as the end of the header");
			}
		}
	}

	static InvalidActionException invalid(String action, String reason) {
		return new InvalidActionException("The action " + action + " was not sent: " + reason + ".");
	}

	private static String describe(char c) {
		return switch (c) {
			case '\r' -> "a carriage return";
			case '\n' -> "a line feed";
			case 0 -> "a NUL";
			case ' ' -> "a space";
			case ':' -> "a colon";
			default -> "a control character";
		};
	}

}
