/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

import io.github.amispring.simulator.pbx.channel.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A queue with its members, its waiting callers and its statistics. Access a queue only
 * under the lock of the {@link Engine}.
 */
public final class CallQueue {

	private final String name;

	private final String strategy;

	private final List<QueueMember> members = new ArrayList<>();

	private final List<QueueCaller> callers = new ArrayList<>();

	private final QueueOptions options;

	private int completed;

	private int abandoned;

	private int inServiceLevel;

	private int holdTime;

	private int talkTime;

	CallQueue(String name, String strategy, QueueOptions options) {
		this.name = name;
		this.strategy = strategy;
		this.options = options;
	}

	/**
	 * Returns the name of this queue.
	 * @return the name
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the strategy that selects the members to call.
	 * @return the strategy, such as {@code ringall} or {@code rrmemory}
	 */
	public String strategy() {
		return this.strategy;
	}

	/**
	 * Returns the members in the order in which they were added.
	 * @return the live list, which only the PBX changes
	 */
	public List<QueueMember> members() {
		return this.members;
	}

	/**
	 * Returns the waiting callers. The first caller in the list is served next.
	 * @return the live list, which only the PBX changes
	 */
	public List<QueueCaller> callers() {
		return this.callers;
	}

	QueueOptions options() {
		return this.options;
	}

	/** Returns whether the queue has members, and all of them are paused. */
	boolean isPaused() {
		return !this.members.isEmpty() && this.members.stream().allMatch((member) -> member.paused);
	}

	/**
	 * Returns the number of calls that members have completed.
	 * @return the number of calls
	 */
	public int completed() {
		return this.completed;
	}

	/**
	 * Returns the number of callers that left the queue before a member answered.
	 * @return the number of calls
	 */
	public int abandoned() {
		return this.abandoned;
	}

	/**
	 * Returns the average waiting time of callers, as a moving average.
	 * @return the time in seconds
	 */
	public int holdTime() {
		return this.holdTime;
	}

	/**
	 * Returns the average length of a conversation, as a moving average.
	 * @return the time in seconds
	 */
	public int talkTime() {
		return this.talkTime;
	}

	/**
	 * Returns the time within which a call should be answered.
	 * @return the time in seconds
	 */
	public int serviceLevel() {
		return (int) this.options.serviceLevel().toSeconds();
	}

	/**
	 * Returns the percentage of calls that were answered within the service level.
	 * @param withAbandoned whether abandoned calls count as calls
	 * @return the percentage, 0 to 100
	 */
	public double performance(boolean withAbandoned) {
		int calls = withAbandoned ? this.completed + this.abandoned : this.completed;
		return (calls > 0) ? 100.0 * this.inServiceLevel / calls : 0;
	}

	/**
	 * Finds a member.
	 * @param device the device of the member
	 * @return the member, {@code null} if there is none
	 */
	public @Nullable QueueMember member(String device) {
		for (QueueMember member : this.members) {
			if (member.device.equals(device)) {
				return member;
			}
		}
		return null;
	}

	/**
	 * Returns the members that the strategy calls next. Empty if no member is free.
	 * @param tried the members that were called before in the same round
	 */
	List<QueueMember> nextMembers(Collection<QueueMember> tried) {
		int best = Integer.MAX_VALUE;
		List<QueueMember> chosen = new ArrayList<>();
		for (QueueMember member : this.members) {
			if (member.isFree() && !tried.contains(member) && member.penalty <= best) {
				if (member.penalty < best) {
					chosen.clear();
				}
				best = member.penalty;
				chosen.add(member);
			}
		}
		if (isRingAll()) {
			// Asterisk calls the member first that was added last
			Collections.reverse(chosen);
			return chosen;
		}
		if (chosen.size() < 2) {
			return chosen;
		}
		if (this.strategy.equals("linear")) {
			return List.of(chosen.get(0));
		}
		QueueMember longestIdle = chosen.get(0);
		for (QueueMember member : chosen) {
			if (member.lastActive() < longestIdle.lastActive()) {
				longestIdle = member;
			}
		}
		return List.of(longestIdle);
	}

	/** Returns whether all free members are called at once. */
	boolean isRingAll() {
		return this.strategy.equals("ringall");
	}

	void countAnswered(long waited) {
		this.holdTime = average(this.holdTime, waited);
		if (waited <= serviceLevel()) {
			this.inServiceLevel++;
		}
	}

	void countCompleted(long talked) {
		this.completed++;
		this.talkTime = average(this.talkTime, talked);
	}

	void countAbandoned() {
		this.abandoned++;
	}

	private static int average(int before, long now) {
		return (before == 0) ? (int) now : (int) ((before * 3L + now) / 4);
	}

}
