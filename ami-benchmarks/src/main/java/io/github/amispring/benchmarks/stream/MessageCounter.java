/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.benchmarks.stream;

/**
 * Finds the ends of messages, and does nothing else: the least that a client can do.
 */
public final class MessageCounter {

	private long messages;

	private int lineEnds = 2;

	/**
	 * Looks at a byte.
	 * @param next the byte
	 * @return whether a message ends with it
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

	/** Whether the next byte begins a message. */
	public boolean isBetweenMessages() {
		return this.lineEnds >= 2;
	}

	/** The messages that have ended. */
	public long messages() {
		return this.messages;
	}

}
