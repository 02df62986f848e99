/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The states of a device, in the order of the numbers that queues use.
 */
public enum DeviceState {

	/** The state is unknown. */
	UNKNOWN,

	/** The device is free. */
	NOT_INUSE,

	/** The device is in a call. */
	INUSE,

	/** The device is busy. */
	BUSY,

	/** The device does not exist. */
	INVALID,

	/** The device is not registered. */
	UNAVAILABLE,

	/** The device rings. */
	RINGING,

	/** The device is in a call, and is ringing for another call. */
	RINGINUSE,

	/** The device has put its call on hold. */
	ONHOLD;

	/**
	 * Returns the number that queues use for this state.
	 * @return the number
	 */
	public int number() {
		return ordinal();
	}

}
