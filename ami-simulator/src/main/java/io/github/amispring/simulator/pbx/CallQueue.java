/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A queue: its members, who waits in it, and its statistics. Read it only inside
 * {@link Pbx#locked}.
 */
public final class CallQueue {

	private final String name;

	private final String strategy;

	private final List<QueueMember> members = new ArrayList<>();

	private final List<QueueCaller> callers = new ArrayList<>();

	private final int serviceLevel;

	final Duration ringTime;

	int completed;

	int abandoned;

	int inTime;

	int holdTime;

	int talkTime;

	CallQueue(String name, String strategy, int serviceLevel, Duration ringTime) {
		this.name = name;
		this.strategy = strategy;
		this.serviceLevel = serviceLevel;
		this.ringTime = ringTime;
	}

	/**
	 * The name.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * How members are chosen.
	 * @return such as {@code ringall} or {@code rrmemory}
	 */
	public String strategy() {
		return this.strategy;
	}

	/**
	 * The members, in their order.
	 * @return the members, to be changed by the PBX only
	 */
	public List<QueueMember> members() {
		return this.members;
	}

	/**
	 * Who waits, the next one first.
	 * @return the callers, to be changed by the PBX only
	 */
	public List<QueueCaller> callers() {
		return this.callers;
	}

	/**
	 * How many calls were taken.
	 * @return the number of calls
	 */
	public int completed() {
		return this.completed;
	}

	/**
	 * How many callers gave up.
	 * @return the number of calls
	 */
	public int abandoned() {
		return this.abandoned;
	}

	/**
	 * For how long callers wait, by a moving average.
	 * @return the time in seconds
	 */
	public int holdTime() {
		return this.holdTime;
	}

	/**
	 * For how long callers talk, by a moving average.
	 * @return the time in seconds
	 */
	public int talkTime() {
		return this.talkTime;
	}

	/**
	 * Within which time calls should be taken.
	 * @return the time in seconds
	 */
	public int serviceLevel() {
		return this.serviceLevel;
	}

	/**
	 * The share of calls that were taken in time.
	 * @param withAbandoned whether those who gave up count too
	 * @return the share in percent
	 */
	public double performance(boolean withAbandoned) {
		int calls = withAbandoned ? this.completed + this.abandoned : this.completed;
		return (calls > 0) ? 100.0 * this.inTime / calls : 0;
	}

	/**
	 * Finds a member.
	 * @param device the member's device
	 * @return the member, or {@code null}
	 */
	public @Nullable QueueMember member(String device) {
		for (QueueMember member : this.members) {
			if (member.device.equals(device)) {
				return member;
			}
		}
		return null;
	}

}
