/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * The states of a device, in the order of the numbers that queues use for them.
 */
public enum DeviceState {

	/** Not known. */
	UNKNOWN,

	/** Free. */
	NOT_INUSE,

	/** In a call. */
	INUSE,

	/** Busy. */
	BUSY,

	/** No such device. */
	INVALID,

	/** Not registered. */
	UNAVAILABLE,

	/** Being called. */
	RINGING,

	/** In a call, and being called. */
	RINGINUSE,

	/** In a call that is held. */
	ONHOLD;

	/**
	 * The state as queues write it.
	 * @return the number
	 */
	public int number() {
		return ordinal();
	}

}
