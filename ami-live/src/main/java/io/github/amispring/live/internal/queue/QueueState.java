/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import org.jspecify.annotations.Nullable;

/**
 * A queue.
 */
final class QueueState {

	final String name;

	final DayStatistics statistics;

	/** The waiting callers, the first one first. */
	private final List<CallerState> callers = new ArrayList<>();

	private final Map<String, MemberState> members = new LinkedHashMap<>();

	/** The members whose records may have changed, and those that were removed. */
	private final Set<MemberState> touchedMembers = new LinkedHashSet<>();

	/** Also contains members who have logged out. */
	private final Map<String, MemberDay> memberDays = new HashMap<>();

	@Nullable String strategy;

	@Nullable Duration serviceLevel;

	/** Whether the queue was removed. */
	boolean removed;

	private @Nullable List<QueueMember> memberRecords;

	QueueState(String name, Duration shortAbandon) {
		this.name = name;
		this.statistics = new DayStatistics(shortAbandon);
	}

	List<CallerState> callers() {
		return this.callers;
	}

	/** Adds a caller at a position, or at the end if it is {@code null}. */
	void add(CallerState caller, @Nullable Integer position) {
		int index = (position != null) ? Math.max(0, Math.min(position - 1, this.callers.size())) : this.callers.size();
		this.callers.add(index, caller);
		renumber(index);
	}

	void remove(CallerState caller) {
		int index = this.callers.indexOf(caller);
		if (index >= 0) {
			this.callers.remove(index);
			renumber(index);
		}
	}

	void replace(CallerState caller, CallerState other) {
		int index = this.callers.indexOf(caller);
		if (index >= 0) {
			this.callers.set(index, other);
			renumber(index);
		}
	}

	private void renumber(int from) {
		for (int i = from; i < this.callers.size(); i++) {
			this.callers.get(i).position = i + 1;
		}
	}

	@Nullable MemberState member(@Nullable String interfaceName) {
		return (interfaceName != null) ? this.members.get(interfaceName) : null;
	}

	Collection<MemberState> members() {
		return this.members.values();
	}

	MemberState addMember(String interfaceName) {
		MemberState member = new MemberState(interfaceName,
				this.memberDays.computeIfAbsent(interfaceName, (key) -> new MemberDay()));
		this.members.put(interfaceName, member);
		touch(member);
		return member;
	}

	void removeMember(MemberState member) {
		this.members.remove(member.interfaceName);
		touch(member);
	}

	/** The record of a member may have changed. */
	void touch(MemberState member) {
		this.touchedMembers.add(member);
		this.memberRecords = null;
	}

	/** Begins a new day. */
	void newDay() {
		this.statistics.newDay();
		this.memberDays.clear();
		for (MemberState member : this.members.values()) {
			member.today = new MemberDay();
			this.memberDays.put(member.interfaceName, member.today);
			touch(member);
		}
	}

	/** Limits how many members that have logged out are remembered. */
	void forgetMembers(int limit) {
		if (this.memberDays.size() >= limit + this.members.size()) {
			this.memberDays.keySet().retainAll(this.members.keySet());
		}
	}

	/** Returns the members that were touched since the last call. */
	List<MemberState> takeTouchedMembers() {
		List<MemberState> taken = List.copyOf(this.touchedMembers);
		this.touchedMembers.clear();
		return taken;
	}

	LiveQueue toRecord(CallTracker calls, LocalDate day) {
		List<QueueCaller> callerRecords = new ArrayList<>(this.callers.size());
		for (CallerState caller : this.callers) {
			callerRecords.add(caller.toRecord(calls.callIdOf(caller.uniqueId)));
		}
		List<QueueMember> records = this.memberRecords;
		if (records == null) {
			records = this.members.values().stream().map(this::recordOf).toList();
			this.memberRecords = records;
		}
		return new LiveQueue(this.name, this.strategy, this.serviceLevel, List.copyOf(callerRecords), records,
				this.statistics.toRecord(day));
	}

	private QueueMember recordOf(MemberState member) {
		QueueMember published = member.published;
		return (published == null || this.touchedMembers.contains(member)) ? member.toRecord() : published;
	}

}
