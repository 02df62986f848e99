/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * The states of a device, in the order of the numbers that queues use.
 */
public enum DeviceState {

	/** The state is unknown. */
	UNKNOWN(0, "Idle"),

	/** The device is free. */
	NOT_INUSE(0, "Idle"),

	/** The device is in a call. */
	INUSE(1, "InUse"),

	/** The device is busy. */
	BUSY(2, "Busy"),

	/** The device does not exist. */
	INVALID(4, "Unavailable"),

	/** The device is not registered. */
	UNAVAILABLE(4, "Unavailable"),

	/** The device rings. */
	RINGING(8, "Ringing"),

	/** The device is in a call, and is ringing for another call. */
	RINGINUSE(9, "InUse&Ringing"),

	/** The other party has put the call of the device on hold. */
	ONHOLD(16, "Hold");

	private final int extensionStatus;

	private final String extensionText;

	DeviceState(int extensionStatus, String extensionText) {
		this.extensionStatus = extensionStatus;
		this.extensionText = extensionText;
	}

	/**
	 * Returns the state of an extension whose hint is a device with this state.
	 * @return the value of the header Status
	 */
	public int extensionStatus() {
		return this.extensionStatus;
	}

	/**
	 * Returns the state of an extension whose hint is a device with this state.
	 * @return the value of the header StatusText
	 */
	public String extensionText() {
		return this.extensionText;
	}

	/**
	 * Returns the number that queues use for this state.
	 * @return the number
	 */
	public int number() {
		return ordinal();
	}

}
