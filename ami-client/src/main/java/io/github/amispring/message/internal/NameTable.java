/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds names in the bytes of a message without decoding them. An exact match takes
 * precedence over a match that ignores case: Asterisk does not use consistent case, but
 * {@code Newcallerid} and {@code NewCallerid} are different events.
 */
public final class NameTable {

	private final byte[][] names;

	private final int[] table;

	/**
	 * Creates a table.
	 * @param names the names
	 */
	public NameTable(List<String> names) {
		this.names = names.stream().map((name) -> name.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
		this.table = new int[Integer.highestOneBit(Math.max(names.size(), 1) * 4)];
		Arrays.fill(this.table, -1);
		for (int i = 0; i < this.names.length; i++) {
			int at = slot(Words.hashInAnyCase(this.names[i], 0, this.names[i].length));
			while (this.table[at] >= 0) {
				at = slot(at + 1);
			}
			this.table[at] = i;
		}
	}

	/**
	 * Returns the index of the name that a value is equal to.
	 * @param message the message
	 * @param line the index of the line, from 0
	 * @return the index of the name, or -1 if there is none
	 */
	public int indexOfValue(MessageLines message, int line) {
		return indexOf(message.bytes(), message.valueStart(line), message.end(line));
	}

	/**
	 * Returns the index of a name.
	 * @param bytes contains the name
	 * @param start the index of the first byte of the name
	 * @param end the index after the last byte of the name
	 * @return the index of the name, or -1 if there is none
	 */
	public int indexOf(byte[] bytes, int start, int end) {
		int inAnyCase = -1;
		int at = slot(Words.hashInAnyCase(bytes, start, end));
		while (this.table[at] >= 0) {
			int candidate = this.table[at];
			byte[] name = this.names[candidate];
			if (isEqual(bytes, start, end, name)) {
				return candidate;
			}
			if (inAnyCase < 0 && isEqualInAnyCase(bytes, start, end, name)) {
				inAnyCase = candidate;
			}
			at = slot(at + 1);
		}
		return inAnyCase;
	}

	private int slot(int hash) {
		return hash & (this.table.length - 1);
	}

	private static boolean isEqual(byte[] bytes, int start, int end, byte[] name) {
		return Arrays.equals(bytes, start, end, name, 0, name.length);
	}

	private static boolean isEqualInAnyCase(byte[] bytes, int start, int end, byte[] name) {
		if (end - start != name.length) {
			return false;
		}
		for (int i = 0; i < name.length; i++) {
			if (MessageLines.lower(bytes[start + i]) != MessageLines.lower(name[i])) {
				return false;
			}
		}
		return true;
	}

}
