/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.QueueEntryEvent;
import io.github.amispring.event.QueueEvent;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.message.AmiEvent;

/**
 * Replaces queues, members and callers by those of the list of the PBX.
 */
final class SeedQueues {

	/** How much the waiting time of the list may differ from ours. */
	private static final Duration TOLERANCE = Duration.ofSeconds(10);

	private final Queues queues;

	private final Callers callers;

	private final Members members;

	private final CallTracker calls;

	private final EventTime time;

	SeedQueues(Queues queues, Callers callers, Members members, CallTracker calls, EventTime time) {
		this.queues = queues;
		this.callers = callers;
		this.members = members;
		this.calls = calls;
		this.time = time;
	}

	/**
	 * Replaces what is known.
	 * @param lastEvent when the last event was received before events were lost
	 */
	void replace(List<? extends AmiEvent> entries, Instant lastEvent) {
		Set<QueueState> listed = new HashSet<>();
		Set<MemberState> listedMembers = new HashSet<>();
		Map<String, List<QueueEntryEvent>> waiting = new LinkedHashMap<>();
		for (AmiEvent entry : entries) {
			QueueState queue = (entry instanceof QueueEvent event) ? this.queues.of(event.queue()) : null;
			if (queue == null) {
				continue;
			}
			listed.add(queue);
			if (entry instanceof QueueParamsEvent params) {
				queue.strategy = params.strategy();
				queue.serviceLevel = params.serviceLevel();
			}
			else if (entry instanceof QueueMemberEvent info) {
				MemberState member = this.members.list(queue, info, info.lastPause(), lastEvent);
				if (member != null) {
					listedMembers.add(member);
				}
			}
			else if (entry instanceof QueueEntryEvent caller) {
				waiting.computeIfAbsent(queue.name, (key) -> new ArrayList<>()).add(caller);
			}
		}
		replaceCallers(waiting);
		List<QueueState> known = List.copyOf(this.queues.all());
		removeCallersOf(known, listed);
		for (QueueState queue : known) {
			for (MemberState member : List.copyOf(queue.members())) {
				if (!listedMembers.contains(member)) {
					this.members.remove(queue, member, lastEvent);
				}
			}
			if (!listed.contains(queue)) {
				this.queues.remove(queue);
			}
		}
	}

	private void replaceCallers(Map<String, List<QueueEntryEvent>> waiting) {
		for (CallerState caller : this.callers.all()) {
			caller.missing = true;
			caller.uncertain |= caller.leftAt != null;
		}
		for (QueueState queue : this.queues.all()) {
			queue.callers().clear();
			this.queues.touch(queue);
		}
		waiting.forEach((name, entries) -> {
			entries.sort(Comparator.comparing(SeedQueues::position));
			QueueState queue = this.queues.get(name);
			if (queue != null) {
				entries.forEach((entry) -> add(queue, entry));
			}
		});
	}

	private void removeCallersOf(List<QueueState> known, Set<QueueState> listed) {
		Set<String> removed = new HashSet<>();
		known.stream().filter((queue) -> !listed.contains(queue)).forEach((queue) -> removed.add(queue.name));
		if (!removed.isEmpty()) {
			for (CallerState caller : this.callers.all()) {
				if (removed.contains(caller.queue)) {
					this.callers.leftUnseen(caller);
				}
			}
		}
	}

	private static int position(QueueEntryEvent entry) {
		Integer position = entry.position();
		return (position != null) ? position : Integer.MAX_VALUE;
	}

	private void add(QueueState queue, QueueEntryEvent entry) {
		String uniqueId = entry.uniqueId();
		if (uniqueId == null || this.calls.callIdOf(uniqueId) == null) {
			// The channel is gone already, or its events will be processed afterwards
			return;
		}
		Instant joinedAt = this.time.now().minus((entry.waitTime() != null) ? entry.waitTime() : Duration.ZERO);
		CallerState known = this.callers.get(uniqueId);
		if (known != null && known.leftAt == null && known.queue.equals(queue.name)
				&& Duration.between(known.joinedAt, joinedAt).abs().compareTo(TOLERANCE) <= 0) {
			known.missing = false;
			queue.add(known, null);
			return;
		}
		if (known != null) {
			this.callers.leftUnseen(known);
		}
		this.callers.add(queue,
				new CallerState(uniqueId, queue.name, entry.callerIdNum(), entry.callerIdName(), joinedAt), null);
	}

	/**
	 * Ends the wait of the callers who were not in the list and of whom no event has
	 * come.
	 */
	void finish() {
		for (CallerState caller : this.callers.all()) {
			if (caller.missing && caller.leftAt == null) {
				this.callers.leftUnseen(caller);
			}
			else if (caller.uncertain && this.calls.callIdOf(caller.uniqueId) == null) {
				this.callers.resolve(caller);
			}
		}
	}

}
