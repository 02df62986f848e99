/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import io.github.amispring.event.AttendedTransferEvent;
import io.github.amispring.event.BridgeEnterEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.DialBeginEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.HangupRequestEvent;
import io.github.amispring.event.NewExtenEvent;
import io.github.amispring.event.QueueCallerAbandonEvent;
import io.github.amispring.event.QueueCallerJoinEvent;
import io.github.amispring.event.QueueCallerLeaveEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * QueueCallerJoin, QueueCallerAbandon and QueueCallerLeave, and the events of the
 * caller's channel that tell how the caller has left.
 */
final class CallerEvents {

	private final Queues queues;

	private final Callers callers;

	private final CallTracker calls;

	private final EventTime time;

	CallerEvents(Queues queues, Callers callers, CallTracker calls, EventTime time) {
		this.queues = queues;
		this.callers = callers;
		this.calls = calls;
		this.time = time;
	}

	void register(EventRouter router) {
		router.on(QueueCallerJoinEvent.class, this::join);
		router.on(QueueCallerAbandonEvent.class, this::abandon);
		router.on(QueueCallerLeaveEvent.class, this::leave);
		router.on(HangupRequestEvent.class, this::hangupRequest);
		router.on(NewExtenEvent.class, (event) -> continued(event.channel(), false));
		router.on(DialBeginEvent.class, (event) -> continued(event.channel(), true));
		router.on(BridgeEnterEvent.class, (event) -> continued(event.channel(), true));
		router.on(AttendedTransferEvent.class, this::transferred);
		// Hangup may end the call, whose record contains the outcome
		router.first(HangupEvent.class, this::hangup);
	}

	private void join(QueueCallerJoinEvent event) {
		QueueState queue = this.queues.of(event.queue());
		String uniqueId = event.channel().uniqueId();
		if (queue == null || uniqueId == null || this.calls.callIdOf(uniqueId) == null) {
			return;
		}
		CallerState known = this.callers.get(uniqueId);
		if (known != null && known.waits() && known.queue.equals(queue.name)) {
			// The seed has added the caller already
			known.joinedAt = this.time.now();
			known.joinsAt(event.channel());
			this.callers.count(queue, known);
			return;
		}
		if (known != null) {
			ended(known);
		}
		CallerState caller = new CallerState(uniqueId, queue.name, event.channel().callerIdNum(),
				event.channel().callerIdName(), this.time.now());
		caller.joinsAt(event.channel());
		if (this.callers.add(queue, caller, event.position())) {
			this.callers.count(queue, caller);
		}
	}

	private void abandon(QueueCallerAbandonEvent event) {
		CallerState caller = this.callers.get(event.channel());
		if (caller != null && caller.queue.equals(event.queue())) {
			caller.abandoned = true;
			this.callers.learned(caller);
		}
	}

	private void leave(QueueCallerLeaveEvent event) {
		CallerState caller = this.callers.get(event.channel());
		if (caller == null || caller.leftAt != null || !caller.queue.equals(event.queue())) {
			return;
		}
		caller.isAt(event.channel());
		if (caller.hungUpAt == null && caller.abandoned && this.calls.hasHungUp(caller.uniqueId)) {
			caller.hungUpAt = this.time.now();
		}
		this.callers.left(caller);
	}

	private void hangupRequest(HangupRequestEvent event) {
		CallerState caller = this.callers.get(event.channel());
		if (caller != null && caller.hungUpAt == null) {
			caller.hungUpAt = this.time.now();
			caller.isAt(event.channel());
			this.callers.learned(caller);
		}
	}

	/** The caller executes the dialplan again, is dialing, or is in a bridge. */
	private void continued(@Nullable ChannelSnapshot channel, boolean decided) {
		CallerState caller = this.callers.get(channel);
		if (caller == null || caller.leftAt == null) {
			return;
		}
		caller.isAt(channel);
		if (decided || caller.elsewhere) {
			this.callers.resolve(caller);
		}
	}

	/** A waiting party may transfer another party to the queue. */
	private void transferred(AttendedTransferEvent event) {
		ChannelSnapshot transferee = event.transfereeChannel();
		CallerState caller = this.callers.get(event.secondTransfererChannel());
		if (caller == null) {
			caller = this.callers.get(event.origTransfererChannel());
		}
		String uniqueId = (transferee != null) ? transferee.uniqueId() : null;
		if (caller != null && caller.waits() && transferee != null && uniqueId != null
				&& this.calls.callIdOf(uniqueId) != null) {
			this.callers.replace(caller, transferee, uniqueId);
		}
	}

	/** Called when the variable QUEUESTATUS of a channel was set. */
	void queueStatus(String uniqueId, String value) {
		CallerState caller = this.callers.get(uniqueId);
		if (caller != null) {
			caller.queueStatus = value;
			this.callers.learned(caller);
		}
	}

	private void hangup(HangupEvent event) {
		CallerState caller = this.callers.get(event.channel());
		if (caller != null) {
			caller.isAt(event.channel());
			ended(caller);
		}
	}

	/** Called when a caller's channel is gone, or in another queue. */
	void ended(CallerState caller) {
		if (caller.leftAt != null) {
			this.callers.resolve(caller);
		}
		else {
			this.callers.leftUnseen(caller);
		}
	}

}
