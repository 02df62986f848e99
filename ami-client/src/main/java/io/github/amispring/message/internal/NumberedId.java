/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the number of an id that consists of a fixed prefix and a number. Does not decode
 * the id, because each id is unique and would displace cached strings.
 */
public final class NumberedId {

	/** The result for a message without the header. */
	public static final long ABSENT = -1;

	/** The result for an id in a different form. */
	public static final long FOREIGN = -2;

	/** The maximum number of digits that are guaranteed to fit into a long. */
	private static final int MAX_DIGITS = 18;

	private final String header;

	private final byte[] prefix;

	/**
	 * Creates a reader of ids.
	 * @param header the name of the header that contains the id
	 * @param prefix the prefix of the ids
	 */
	public NumberedId(String header, String prefix) {
		this.header = header;
		this.prefix = prefix.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Returns the number of the id in a message.
	 * @param message the message
	 * @return the number, {@link #ABSENT} or {@link #FOREIGN}
	 */
	public long numberIn(MessageLines message) {
		int line = message.find(this.header, 0);
		if (line < 0) {
			return ABSENT;
		}
		byte[] bytes = message.bytes();
		int start = message.valueStart(line);
		int end = message.end(line);
		int digits = start + this.prefix.length;
		if (end <= digits || !Arrays.equals(bytes, start, digits, this.prefix, 0, this.prefix.length)) {
			return FOREIGN;
		}
		return number(bytes, digits, end);
	}

	private static long number(byte[] bytes, int start, int end) {
		if (end - start > MAX_DIGITS || bytes[start] == '0') {
			return FOREIGN;
		}
		long number = 0;
		for (int at = start; at < end; at++) {
			if (bytes[at] < '0' || bytes[at] > '9') {
				return FOREIGN;
			}
			number = 10 * number + bytes[at] - '0';
		}
		return number;
	}

}
