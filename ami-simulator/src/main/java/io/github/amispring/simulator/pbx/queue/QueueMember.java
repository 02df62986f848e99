/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.time.Instant;

import io.github.amispring.simulator.pbx.channel.DeviceState;
import io.github.amispring.simulator.pbx.channel.Engine;

/**
 * A member of a queue. Access it only under the lock of the {@link Engine}.
 */
public final class QueueMember {

	/** The number of seconds for which a member is not called after a conversation. */
	static final int WRAP_UP_TIME = 0;

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

	int callsTaken;

	long lastCall;

	long lastPause;

	long lastRung;

	boolean inCall;

	/** Whether the phone of this member is ringing for a caller in the queue. */
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
	 * Returns the device of this member.
	 * @return the device, such as {@code PJSIP/100}
	 */
	public String device() {
		return this.device;
	}

	/**
	 * Returns the name of this member.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the device whose state the queue uses.
	 * @return the device
	 */
	public String stateDevice() {
		return this.stateDevice;
	}

	/**
	 * Returns how this member was added.
	 * @return {@code static} or {@code dynamic}
	 */
	public String membership() {
		return this.dynamic ? "dynamic" : "static";
	}

	/**
	 * Returns the penalty. Members with a lower penalty are called first.
	 * @return the penalty
	 */
	public int penalty() {
		return this.penalty;
	}

	/**
	 * Returns the number of calls that this member has taken.
	 * @return the number of calls
	 */
	public int callsTaken() {
		return this.callsTaken;
	}

	/**
	 * Returns the time at which the last call ended.
	 * @return the time in seconds since the epoch, 0 if there was no call
	 */
	public long lastCall() {
		return this.lastCall;
	}

	/**
	 * Returns the time at which the last pause started.
	 * @return the time in seconds since the epoch, 0 if there was no pause
	 */
	public long lastPause() {
		return this.lastPause;
	}

	/**
	 * Returns when this member was added.
	 * @return the time in seconds since the epoch
	 */
	public long loginTime() {
		return this.loginTime;
	}

	/**
	 * Returns whether this member is in a call of this queue.
	 * @return 1 or 0
	 */
	public int inCall() {
		return this.inCall ? 1 : 0;
	}

	/**
	 * Returns the state of the device.
	 * @return the {@linkplain DeviceState#number() number} of the state
	 */
	public int status() {
		return this.status;
	}

	/**
	 * Returns whether this member is paused.
	 * @return 1 or 0
	 */
	public int paused() {
		return this.paused ? 1 : 0;
	}

	/**
	 * Returns the reason for the pause.
	 * @return the reason, possibly empty
	 */
	public String pausedReason() {
		return this.pausedReason;
	}

	/**
	 * Returns the time for which this member is not called after a conversation.
	 * @return the time in seconds
	 */
	public int wrapUpTime() {
		return WRAP_UP_TIME;
	}

	/** Counts the call of this member, unless the call was counted before. */
	void endCall(Instant now) {
		if (this.inCall) {
			this.inCall = false;
			this.callsTaken++;
			this.lastCall = now.getEpochSecond();
		}
	}

	long lastActive() {
		return Math.max(this.lastCall, this.lastRung);
	}

	/**
	 * Returns whether the queue can call this member now.
	 * @return {@code true} if the member is neither paused, being called nor in a call,
	 * and its device is not in use
	 */
	public boolean isFree() {
		return !this.paused && !this.called && !this.inCall && this.status == DeviceState.NOT_INUSE.number();
	}

}
