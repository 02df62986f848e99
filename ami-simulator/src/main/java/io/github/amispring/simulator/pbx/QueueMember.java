/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * A member of a queue. Read it only inside {@link Pbx#locked}.
 */
public final class QueueMember {

	final String queue;

	final String device;

	final String stateDevice;

	final String name;

	final boolean dynamic;

	final long loginTime;

	int penalty;

	boolean paused;

	String pausedReason = "";

	boolean ringInUse = true;

	int wrapUpTime;

	int callsTaken;

	long lastCall;

	long lastPause;

	long lastRung;

	boolean inCall;

	/** Whether the queue is calling this member now. */
	boolean called;

	int status;

	QueueMember(String queue, String device, String stateDevice, String name, boolean dynamic, long loginTime) {
		this.queue = queue;
		this.device = device;
		this.stateDevice = stateDevice;
		this.name = name;
		this.dynamic = dynamic;
		this.loginTime = loginTime;
	}

	/**
	 * The member's device.
	 * @return such as {@code PJSIP/100}
	 */
	public String device() {
		return this.device;
	}

	/**
	 * The member's name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * The device whose state counts.
	 * @return the device
	 */
	public String stateDevice() {
		return this.stateDevice;
	}

	/**
	 * How the member came into the queue.
	 * @return {@code static} or {@code dynamic}
	 */
	public String membership() {
		return this.dynamic ? "dynamic" : "static";
	}

	/**
	 * The penalty.
	 * @return the penalty
	 */
	public int penalty() {
		return this.penalty;
	}

	/**
	 * How many calls the member took.
	 * @return the number of calls
	 */
	public int callsTaken() {
		return this.callsTaken;
	}

	/**
	 * When the last call ended.
	 * @return the time in seconds, or 0
	 */
	public long lastCall() {
		return this.lastCall;
	}

	/**
	 * When the last pause began.
	 * @return the time in seconds, or 0
	 */
	public long lastPause() {
		return this.lastPause;
	}

	/**
	 * When the member came into the queue.
	 * @return the time in seconds
	 */
	public long loginTime() {
		return this.loginTime;
	}

	/**
	 * Whether the member is in a call of this queue.
	 * @return 1 or 0
	 */
	public int inCall() {
		return this.inCall ? 1 : 0;
	}

	/**
	 * The state of the device.
	 * @return the number that queues use
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Whether the member pauses.
	 * @return 1 or 0
	 */
	public int paused() {
		return this.paused ? 1 : 0;
	}

	/**
	 * Why the member pauses.
	 * @return the reason, possibly empty
	 */
	public String pausedReason() {
		return this.pausedReason;
	}

	/**
	 * The seconds between two calls.
	 * @return the time in seconds
	 */
	public int wrapUpTime() {
		return this.wrapUpTime;
	}

	boolean isFree() {
		return !this.paused && !this.called && !this.inCall && this.status == DeviceState.NOT_INUSE.number();
	}

}
