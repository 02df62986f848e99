/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

/**
 * Counts messages by finding the end of each message, which is the minimum work of any
 * client.
 */
public final class MessageCounter {

	private long messages;

	private int lineEnds = 2;

	/**
	 * Processes a byte.
	 * @param next the byte
	 * @return whether a message ends with this byte
	 */
	public boolean accept(byte next) {
		if (next == '\n') {
			if (++this.lineEnds == 2) {
				this.messages++;
				return true;
			}
		}
		else if (next != '\r') {
			this.lineEnds = 0;
		}
		return false;
	}

	/** Returns whether the next byte begins a message. */
	public boolean isBetweenMessages() {
		return this.lineEnds >= 2;
	}

	/** Returns the number of complete messages. */
	public long messages() {
		return this.messages;
	}

}
