/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * The states of a channel, with their number and word on the wire.
 */
public enum ChannelState {

	/** Just made. */
	DOWN(0, "Down"),

	/** Calling in. */
	RING(4, "Ring"),

	/** Being called. */
	RINGING(5, "Ringing"),

	/** Answered. */
	UP(6, "Up"),

	/** Hearing the busy tone. */
	BUSY(7, "Busy");

	private final int number;

	private final String word;

	ChannelState(int number, String word) {
		this.number = number;
		this.word = word;
	}

	/**
	 * The state as ChannelState has it.
	 * @return the number
	 */
	public int number() {
		return this.number;
	}

	/**
	 * The state as ChannelStateDesc has it.
	 * @return the word
	 */
	public String word() {
		return this.word;
	}

}
