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
 * An action that a client has sent. Immutable. Headers are read as in Asterisk: the first
 * header of a name counts, names are not case-sensitive, and white space before a value
 * is skipped.
 */
public final class ActionRequest {

	private final List<byte[]> lines;

	private final String account;

	ActionRequest(List<byte[]> lines, String account) {
		this.lines = List.copyOf(lines);
		this.account = account;
	}

	/**
	 * Returns the name of the action.
	 * @return the value of the first Action header that is not empty, or an empty string
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
	 * Returns the ActionID.
	 * @return the id, or an empty string
	 */
	public String actionId() {
		return get("ActionID");
	}

	/**
	 * Returns the account that has logged in.
	 * @return the username, empty before the login
	 */
	public String account() {
		return this.account;
	}

	/**
	 * Returns the value of the first header with a name.
	 * @param header the name, ignoring case
	 * @return the value, empty if there is no such header
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
	 * Returns the values of all headers with a name.
	 * @param header the name, ignoring case
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
	 * Returns whether the value of a header means true in Asterisk.
	 * @param header the name, ignoring case
	 * @return {@code true} for yes, true, y, t, 1 and on, ignoring case
	 */
	public boolean isTrue(String header) {
		return switch (get(header).toLowerCase(Locale.ROOT)) {
			case "yes", "true", "y", "t", "1", "on" -> true;
			default -> false;
		};
	}

	/**
	 * Returns the lines unchanged, without their line ends.
	 * @return the lines, whose arrays must not be modified
	 */
	public List<byte[]> lines() {
		return this.lines;
	}

	/**
	 * Returns the action as a message.
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
	 * Returns whether a line is a header with this name.
	 * @param line the line
	 * @param name the name, ignoring case
	 * @return {@code true} if the line begins with the name and a colon
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

	/** Returns the action with masked secrets. */
	@Override
	public String toString() {
		return message().toString();
	}

}
