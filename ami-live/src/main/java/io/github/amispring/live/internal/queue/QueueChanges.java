/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.amispring.live.event.QueueCallerJoinedEvent;
import io.github.amispring.live.event.QueueCallerLeftEvent;
import io.github.amispring.live.event.QueueMemberChangedEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.QueueCaller;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The changes of callers for listeners, which are published with the record of the queue.
 */
final class QueueChanges {

	private final Map<QueueState, List<CallerChange>> byQueue = new IdentityHashMap<>();

	void joined(QueueState queue, CallerState caller) {
		add(queue, new CallerChange(caller, true, null));
	}

	void left(QueueState queue, CallerState caller, @Nullable QueueOutcome outcome) {
		add(queue, new CallerChange(caller, false, outcome));
	}

	private void add(QueueState queue, CallerChange change) {
		this.byQueue.computeIfAbsent(queue, (key) -> new ArrayList<>()).add(change);
	}

	/** Emits the changes of callers and members. */
	void emit(QueueState queue, LiveQueue record, CallTracker calls, Publication publication) {
		List<CallerChange> changes = this.byQueue.remove(queue);
		if (changes != null) {
			changes.forEach((change) -> emit(change, record, calls, publication));
		}
		for (MemberState state : queue.takeTouchedMembers()) {
			QueueMember before = state.published;
			QueueMember member = (!queue.removed && queue.member(state.interfaceName) == state) ? state.toRecord()
					: null;
			if (!Objects.equals(before, member)) {
				state.published = member;
				publication.emit((server, version, at) -> new QueueMemberChangedEvent(server, version, at, record,
						before, member));
			}
		}
	}

	private void emit(CallerChange change, LiveQueue record, CallTracker calls, Publication publication) {
		CallerState state = change.caller();
		QueueCaller caller = state.toRecord(calls.callIdOf(state.uniqueId));
		if (change.joined()) {
			publication.emit((server, version, at) -> new QueueCallerJoinedEvent(server, version, at, record, caller));
			return;
		}
		QueueOutcome outcome = change.outcome();
		String member = (outcome == QueueOutcome.CONNECTED) ? state.connectedTo : null;
		publication.emit((server, version, at) -> new QueueCallerLeftEvent(server, version, at, record, caller, outcome,
				member, state.waited()));
	}

	private record CallerChange(CallerState caller, boolean joined, @Nullable QueueOutcome outcome) {
	}

}
