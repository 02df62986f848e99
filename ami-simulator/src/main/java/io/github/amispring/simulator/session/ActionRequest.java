/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.amispring.message.AmiMessage;

/**
 * An action as a client sent it. Immutable. Headers are read as Asterisk reads them: the
 * first of a name counts, names in any case, and blanks before a value are skipped.
 */
public final class ActionRequest {

	private final List<byte[]> lines;

	private final String account;

	ActionRequest(List<byte[]> lines, String account) {
		this.lines = List.copyOf(lines);
		this.account = account;
	}

	/**
	 * The name of the action.
	 * @return the first Action header that is not empty, or an empty text
	 */
	public String name() {
		for (String value : all("Action")) {
			if (!value.isEmpty()) {
				return value;
			}
		}
		return "";
	}

	/**
	 * The ActionID.
	 * @return the id, or an empty text
	 */
	public String actionId() {
		return get("ActionID");
	}

	/**
	 * The account that is logged in on the session.
	 * @return the username, empty before the login
	 */
	public String account() {
		return this.account;
	}

	/**
	 * The value of the first header of a name.
	 * @param header the name, in any case
	 * @return the value, empty when there is no such header
	 */
	public String get(String header) {
		for (byte[] line : this.lines) {
			if (hasName(line, header)) {
				return value(line, header);
			}
		}
		return "";
	}

	/**
	 * The values of all headers of a name.
	 * @param header the name, in any case
	 * @return the values in order
	 */
	public List<String> all(String header) {
		List<String> values = new ArrayList<>();
		for (byte[] line : this.lines) {
			if (hasName(line, header)) {
				values.add(value(line, header));
			}
		}
		return values;
	}

	/**
	 * Whether a header says yes in one of the words that Asterisk takes for it.
	 * @param header the name, in any case
	 * @return {@code true} for yes, true, y, t, 1 and on
	 */
	public boolean isTrue(String header) {
		return switch (get(header).toLowerCase(Locale.ROOT)) {
			case "yes", "true", "y", "t", "1", "on" -> true;
			default -> false;
		};
	}

	/**
	 * The lines as they came, without their ends.
	 * @return the lines; the arrays are to be left as they are
	 */
	public List<byte[]> lines() {
		return this.lines;
	}

	/**
	 * The action as a message.
	 * @return the message
	 */
	public AmiMessage message() {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		int[] starts = new int[this.lines.size()];
		int n = 0;
		for (byte[] line : this.lines) {
			starts[n++] = out.size();
			out.writeBytes(line);
			out.write('\r');
			out.write('\n');
		}
		return AmiMessage.framed(out.toByteArray(), starts, StandardCharsets.UTF_8, Instant.now());
	}

	/**
	 * Whether a line is a header of this name.
	 * @param line the line
	 * @param name the name, in any case
	 * @return {@code true} when it begins with the name and a colon
	 */
	public static boolean hasName(byte[] line, String name) {
		if (line.length <= name.length() || line[name.length()] != ':') {
			return false;
		}
		return new String(line, 0, name.length(), StandardCharsets.ISO_8859_1).equalsIgnoreCase(name);
	}

	private static String value(byte[] line, String name) {
		int start = name.length() + 1;
		while (start < line.length && (line[start] == ' ' || line[start] == '\t')) {
			start++;
		}
		return new String(line, start, line.length - start, StandardCharsets.UTF_8);
	}

	/** The action with secrets masked. */
	@Override
	public String toString() {
		return message().toString();
	}

}
