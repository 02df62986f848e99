/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.amispring.event.QueueMemberAddedEvent;
import io.github.amispring.event.QueueMemberPauseEvent;
import io.github.amispring.event.QueueMemberPenaltyEvent;
import io.github.amispring.event.QueueMemberRemovedEvent;
import io.github.amispring.event.QueueMemberRinginuseEvent;
import io.github.amispring.event.QueueMemberStatusEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.publish.Publication;
import io.github.amispring.live.internal.publish.Tracker;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.settings.LiveSettings;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

/**
 * Follows the queues.
 */
public final class QueueTracker implements Tracker {

	private final CallTracker calls;

	private final EventTime time;

	private final Queues queues;

	private final QueueChanges changes = new QueueChanges();

	private final Callers callers;

	private final CallerEvents callerEvents;

	private final AttemptEvents attemptEvents;

	private final WrapUps wrapUps = new WrapUps();

	private final SeedQueues seedQueues;

	/** Since when events may have been lost. */
	private @Nullable Instant blindSince;

	/**
	 * Creates a tracker.
	 */
	public QueueTracker(LiveSettings settings, EventTime time, Drops drops, CallTracker calls, EventRouter router) {
		this.calls = calls;
		this.time = time;
		this.queues = new Queues(settings, time, drops);
		this.callers = new Callers(this.queues, this.changes, calls, time, settings.limits(), drops);
		this.callerEvents = new CallerEvents(this.queues, this.callers, calls, time);
		this.attemptEvents = new AttemptEvents(this.queues, this.callers, this.wrapUps, calls, time, settings.limits(),
				drops);
		Members members = new Members(this.queues, this.wrapUps, time, settings.limits(), drops);
		this.seedQueues = new SeedQueues(this.queues, this.callers, members, calls, time);
		this.callerEvents.register(router);
		this.attemptEvents.register(router);
		router.on(QueueMemberAddedEvent.class, members::update);
		router.on(QueueMemberStatusEvent.class, members::update);
		router.on(QueueMemberPauseEvent.class, members::update);
		router.on(QueueMemberPenaltyEvent.class, members::update);
		router.on(QueueMemberRinginuseEvent.class, members::update);
		router.on(QueueMemberRemovedEvent.class, members::remove);
	}

	/**
	 * Called when the variable QUEUESTATUS of a channel was set.
	 */
	public void queueStatus(String uniqueId, String value) {
		this.callerEvents.queueStatus(uniqueId, value);
	}

	/**
	 * Replaces queues, members and callers by the list of the action QueueStatus. Must be
	 * called after the channels were replaced. {@link #seeded} must be called after the
	 * buffered events were processed.
	 */
	public void seed(List<? extends AmiEvent> entries) {
		Instant now = this.time.now();
		this.queues.updateDay(now);
		this.seedQueues.replace(entries, (this.blindSince != null) ? this.blindSince : now);
		this.blindSince = null;
		this.attemptEvents.removeGone();
	}

	/**
	 * Completes {@link #seed} after the buffered events were processed. Callers that were
	 * not listed and whose leave was not among these events left at an unknown time.
	 */
	public void seeded() {
		this.seedQueues.finish();
	}

	/**
	 * Adds a period without events, which ends now, to the statistics of all queues. Must
	 * be called before {@link #seed}.
	 */
	public void blind(Duration gap) {
		Instant now = this.time.now();
		this.queues.updateDay(now);
		this.blindSince = now.minus(gap);
		Duration today = this.queues.day().part(now.minus(gap), now);
		for (QueueState queue : this.queues.all()) {
			queue.statistics.blind(today);
			this.queues.touch(queue);
		}
	}

	/**
	 * Called when a channel has ended without Hangup.
	 */
	public void channelGone(String uniqueId) {
		CallerState caller = this.callers.get(uniqueId);
		if (caller != null) {
			this.callerEvents.ended(caller);
		}
		this.attemptEvents.gone(uniqueId);
	}

	/**
	 * Called when a channel belongs to another call.
	 */
	public void callChanged(String uniqueId) {
		CallerState caller = this.callers.get(uniqueId);
		QueueState queue = (caller != null && caller.waits()) ? this.queues.get(caller.queue) : null;
		if (queue != null) {
			this.queues.touch(queue);
		}
	}

	@Override
	public void publish(Publication publication) {
		for (QueueState queue : this.queues.takeTouched()) {
			LiveQueue record = queue.toRecord(this.calls, this.queues.day().date());
			if (!queue.removed) {
				publication.queue(queue.name, record);
			}
			else if (this.queues.get(queue.name) == null) {
				publication.queue(queue.name, null);
			}
			this.changes.emit(queue, record, this.calls, publication);
		}
	}

	@Override
	public @Nullable Instant nextTimer() {
		Instant wrapUp = this.wrapUps.next();
		if (this.queues.size() == 0) {
			return wrapUp;
		}
		Instant midnight = this.queues.day().end();
		return (wrapUp != null && wrapUp.isBefore(midnight)) ? wrapUp : midnight;
	}

	@Override
	public void tick(Instant now) {
		this.queues.updateDay(now);
		this.wrapUps.end(now).forEach(this.queues::touch);
	}

	@Override
	public List<Integer> sizes() {
		return List.of(this.queues.size(), this.queues.members(), this.callers.size(), this.attemptEvents.size(),
				this.wrapUps.size());
	}

}
