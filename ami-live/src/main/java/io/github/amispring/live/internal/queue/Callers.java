/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * The waiting callers, and the callers that have left without a known outcome.
 */
final class Callers {

	private final Map<String, CallerState> byChannel = new HashMap<>();

	private final Queues queues;

	private final QueueChanges changes;

	private final CallTracker calls;

	private final EventTime time;

	private final LiveLimits limits;

	private final Drops drops;

	/** How many callers have left without a known outcome. */
	private int pending;

	Callers(Queues queues, QueueChanges changes, CallTracker calls, EventTime time, LiveLimits limits, Drops drops) {
		this.queues = queues;
		this.changes = changes;
		this.calls = calls;
		this.time = time;
		this.limits = limits;
		this.drops = drops;
	}

	@Nullable CallerState get(@Nullable String uniqueId) {
		return (uniqueId != null) ? this.byChannel.get(uniqueId) : null;
	}

	@Nullable CallerState get(@Nullable ChannelSnapshot channel) {
		return (channel != null) ? get(channel.uniqueId()) : null;
	}

	/**
	 * Adds a caller.
	 * @return whether there was room
	 */
	boolean add(QueueState queue, CallerState caller, @Nullable Integer position) {
		if (queue.callers().size() >= this.limits.queueCallers()) {
			this.drops.dropped();
			return false;
		}
		this.byChannel.put(caller.uniqueId, caller);
		queue.add(caller, position);
		this.calls.joinedQueue(caller.uniqueId, queue.name, caller.joinedAt);
		this.changes.joined(queue, caller);
		this.queues.touch(queue);
		return true;
	}

	/**
	 * Replaces the channel of a caller after a transfer into the queue. The queue
	 * continues with the same call and the same waiting time.
	 */
	void replace(CallerState caller, ChannelSnapshot channel, String uniqueId) {
		QueueState queue = this.queues.of(caller.queue);
		if (queue == null || this.byChannel.containsKey(uniqueId)) {
			return;
		}
		Instant now = this.time.now();
		CallerState other = new CallerState(uniqueId, queue.name, channel.callerIdNum(), channel.callerIdName(),
				caller.joinedAt);
		other.counted = caller.counted;
		this.byChannel.remove(caller.uniqueId);
		this.byChannel.put(uniqueId, other);
		caller.leftAt = now;
		queue.replace(caller, other);
		this.calls.leftQueue(caller.uniqueId, queue.name, now, QueueOutcome.LEFT, null);
		this.calls.joinedQueue(uniqueId, queue.name, now);
		this.changes.left(queue, caller, QueueOutcome.LEFT);
		this.changes.joined(queue, other);
	}

	/** Counts a caller who was seen to join. */
	void count(QueueState queue, CallerState caller) {
		if (!caller.counted) {
			caller.counted = true;
			queue.statistics.offered();
		}
	}

	/** A caller has left. */
	void left(CallerState caller) {
		caller.leftAt = this.time.now();
		QueueState queue = this.queues.of(caller.queue);
		if (queue != null) {
			queue.remove(caller);
		}
		if (OutcomeRule.known(caller) != null || this.pending >= this.limits.queueCallers()) {
			this.byChannel.remove(caller.uniqueId);
			finish(caller, OutcomeRule.last(caller));
			return;
		}
		this.pending++;
		this.calls.leftQueue(caller.uniqueId, caller.queue, caller.leftAt, null, null);
	}

	/** Called when a property of a caller has changed: the outcome may be known now. */
	void learned(CallerState caller) {
		if (caller.leftAt != null && OutcomeRule.known(caller) != null) {
			resolve(caller);
		}
	}

	/** Determines the outcome of a caller when no more events are expected. */
	void resolve(CallerState caller) {
		if (this.byChannel.remove(caller.uniqueId, caller)) {
			if (caller.leftAt != null) {
				this.pending--;
			}
			finish(caller, OutcomeRule.last(caller));
		}
	}

	/** A caller has left at a time that is not known. */
	void leftUnseen(CallerState caller) {
		if (this.byChannel.remove(caller.uniqueId, caller)) {
			if (caller.leftAt != null) {
				this.pending--;
			}
			else {
				caller.leftAt = this.time.now();
			}
			QueueState queue = this.queues.get(caller.queue);
			if (queue != null) {
				queue.remove(caller);
			}
			finish(caller, null);
		}
	}

	private void finish(CallerState caller, @Nullable QueueOutcome outcome) {
		if (outcome == QueueOutcome.CONNECTED && caller.connectedTo == null) {
			caller.connectedTo = caller.answeredBy;
		}
		Instant leftAt = (caller.leftAt != null) ? caller.leftAt : this.time.now();
		this.calls.leftQueue(caller.uniqueId, caller.queue, leftAt, outcome,
				(outcome == QueueOutcome.CONNECTED) ? caller.connectedTo : null);
		QueueState queue = this.queues.of(caller.queue);
		if (queue == null) {
			return;
		}
		if (caller.counted) {
			if (outcome != null) {
				queue.statistics.left(outcome, caller.waited(), queue.serviceLevel);
			}
			else {
				queue.statistics.leftUnseen();
			}
		}
		this.changes.left(queue, caller, outcome);
	}

	/** Returns all callers, in no particular order. */
	List<CallerState> all() {
		return List.copyOf(this.byChannel.values());
	}

	int size() {
		return this.byChannel.size();
	}

}
