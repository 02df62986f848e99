/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.message.internal;

import java.nio.charset.StandardCharsets;

/**
 * Recognizes the name of a header at the start of a line.
 */
public final class HeaderName {

	/** The name and the colon after it. */
	private final byte[] bytes;

	private final int length;

	/** The first eight bytes, or all bytes of a shorter name. */
	private final long first;

	private final long firstMask;

	/** The last eight bytes of a longer name; they may overlap the first. */
	private final long last;

	public HeaderName(String name) {
		this.bytes = (name + ":").getBytes(StandardCharsets.UTF_8);
		this.length = this.bytes.length;
		this.first = Words.upTo(this.bytes, 0, this.length);
		this.firstMask = (this.length < Words.SIZE) ? (1L << (this.length * Byte.SIZE)) - 1 : -1;
		this.last = (this.length > Words.SIZE) ? Words.at(this.bytes, this.length - Words.SIZE) : 0;
	}

	/** Returns the length of the name including the colon. */
	int length() {
		return this.length;
	}

	/** Returns whether the line at an index begins with this name, case-sensitively. */
	public boolean isAt(byte[] line, int start) {
		int end = start + this.length;
		if (start > line.length - Words.SIZE || end > line.length) {
			return end <= line.length && Words.upTo(line, start, end) == this.first;
		}
		if ((Words.at(line, start) & this.firstMask) != this.first) {
			return false;
		}
		return this.length <= Words.SIZE || (Words.at(line, end - Words.SIZE) == this.last
				&& (this.length <= 2 * Words.SIZE || isEqual(line, start, Words.SIZE, this.length - Words.SIZE)));
	}

	private boolean isEqual(byte[] line, int start, int from, int to) {
		for (int at = from; at < to; at += Words.SIZE) {
			// the last word may overlap the previous one
			int word = Math.min(at, this.length - Words.SIZE);
			if (Words.at(line, start + word) != Words.at(this.bytes, word)) {
				return false;
			}
		}
		return true;
	}

}
