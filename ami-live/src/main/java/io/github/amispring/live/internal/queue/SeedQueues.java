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
 * Replaces queues, members and callers by the list of the PBX.
 */
final class SeedQueues {

	/** The list may be old when it is processed, and tells waiting times in seconds. */
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
	 * Replaces queues, members and callers. Those that are not listed are removed first,
	 * because they would count against the limits.
	 * @param lastEvent when the last event was received before events were lost
	 */
	void replace(List<? extends AmiEvent> entries, Instant lastEvent) {
		Map<String, List<QueueEvent>> byQueue = new LinkedHashMap<>();
		for (AmiEvent entry : entries) {
			if (entry instanceof QueueEvent event && event.queue() != null) {
				byQueue.computeIfAbsent(event.queue(), (key) -> new ArrayList<>()).add(event);
			}
		}
		removeQueues(byQueue.keySet(), lastEvent);
		for (CallerState caller : this.callers.all()) {
			caller.missing = true;
			caller.uncertain |= caller.leftAt != null;
		}
		byQueue.forEach((name, events) -> {
			QueueState queue = this.queues.of(name);
			if (queue != null) {
				replace(queue, events, lastEvent);
			}
		});
	}

	private void removeQueues(Set<String> listed, Instant lastEvent) {
		List<QueueState> gone = this.queues.all().stream().filter((queue) -> !listed.contains(queue.name)).toList();
		if (gone.isEmpty()) {
			return;
		}
		for (CallerState caller : this.callers.all()) {
			if (!listed.contains(caller.queue)) {
				this.callers.leftUnseen(caller);
			}
		}
		for (QueueState queue : gone) {
			for (MemberState member : List.copyOf(queue.members())) {
				this.members.remove(queue, member, lastEvent);
			}
			this.queues.remove(queue);
		}
	}

	private void replace(QueueState queue, List<QueueEvent> events, Instant lastEvent) {
		queue.callers().clear();
		Set<String> interfaces = new HashSet<>();
		List<QueueEntryEvent> waiting = new ArrayList<>();
		for (QueueEvent event : events) {
			if (event instanceof QueueParamsEvent params) {
				queue.strategy = params.strategy();
				queue.serviceLevel = params.serviceLevel();
			}
			else if (event instanceof QueueMemberEvent member && member.interfaceName() != null) {
				interfaces.add(member.interfaceName());
			}
			else if (event instanceof QueueEntryEvent caller) {
				waiting.add(caller);
			}
		}
		for (MemberState member : List.copyOf(queue.members())) {
			if (!interfaces.contains(member.interfaceName)) {
				this.members.remove(queue, member, lastEvent);
			}
		}
		for (QueueEvent event : events) {
			if (event instanceof QueueMemberEvent member) {
				this.members.list(queue, member, member.lastPause(), lastEvent);
			}
		}
		waiting.sort(Comparator.comparing(SeedQueues::position));
		waiting.forEach((caller) -> add(queue, caller, lastEvent));
	}

	private static int position(QueueEntryEvent entry) {
		Integer position = entry.position();
		return (position != null) ? position : Integer.MAX_VALUE;
	}

	private void add(QueueState queue, QueueEntryEvent entry, Instant lastEvent) {
		String uniqueId = entry.uniqueId();
		if (uniqueId == null || this.calls.callIdOf(uniqueId) == null) {
			// The channel has ended, or its Newchannel is among the buffered events
			return;
		}
		Instant joinedAt = this.time.now().minus((entry.waitTime() != null) ? entry.waitTime() : Duration.ZERO);
		CallerState known = this.callers.get(uniqueId);
		if (known != null && known.leftAt == null && known.queue.equals(queue.name)
				&& !hasJoinedAgain(known, joinedAt, lastEvent)) {
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

	/** Returns whether a caller has left and joined again while events were lost. */
	private static boolean hasJoinedAgain(CallerState known, Instant joinedAt, Instant lastEvent) {
		return joinedAt.isAfter(lastEvent) && joinedAt.isAfter(known.joinedAt.plus(TOLERANCE));
	}

	/**
	 * Removes callers that were neither listed nor mentioned by a buffered event.
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
