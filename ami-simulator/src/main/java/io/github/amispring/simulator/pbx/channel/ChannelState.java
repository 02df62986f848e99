/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The states of a channel, with their number and name on the wire.
 */
public enum ChannelState {

	/** The channel is new. */
	DOWN(0, "Down"),

	/** The phone of the channel calls the PBX. */
	RING(4, "Ring"),

	/** The phone of the channel is ringing. */
	RINGING(5, "Ringing"),

	/** The channel is answered. */
	UP(6, "Up"),

	/** The channel plays the busy tone. */
	BUSY(7, "Busy");

	private final int number;

	private final String word;

	ChannelState(int number, String word) {
		this.number = number;
		this.word = word;
	}

	/**
	 * Returns the value of the header ChannelState.
	 * @return the number
	 */
	public int number() {
		return this.number;
	}

	/**
	 * Returns the value of the header ChannelStateDesc.
	 * @return the name
	 */
	public String word() {
		return this.word;
	}

}
