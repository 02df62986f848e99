/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Instant;

import io.github.amispring.event.QueueMemberInfo;
import io.github.amispring.event.QueueMemberRemovedEvent;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * Applies events and list entries to members.
 */
final class Members {

	private final Queues queues;

	private final WrapUps wrapUps;

	private final EventTime time;

	private final LiveLimits limits;

	private final Drops drops;

	Members(Queues queues, WrapUps wrapUps, EventTime time, LiveLimits limits, Drops drops) {
		this.queues = queues;
		this.wrapUps = wrapUps;
		this.time = time;
		this.limits = limits;
		this.drops = drops;
	}

	/** Updates or adds a member by an event. */
	void update(QueueMemberInfo info) {
		QueueState queue = this.queues.of(info.queue());
		if (queue == null || info.interfaceName() == null) {
			return;
		}
		Instant now = this.time.now();
		MemberState member = queue.member(info.interfaceName());
		if (member == null) {
			list(queue, info, (info.lastPause() != null) ? info.lastPause() : now, now);
			return;
		}
		boolean inCall = member.inCall();
		member.update(info);
		if (member.lastCall.told(info.lastCall(), inCall, now)) {
			if (!Boolean.TRUE.equals(info.inCall())) {
				member.callsEnded();
			}
			this.wrapUps.update(queue, member, now);
		}
		pause(member, info, now, now);
		queue.touch(member);
	}

	/**
	 * Updates or adds a member of a list.
	 * @param pausedSince when the pause began, if the member is paused
	 * @param lastEvent when the last event was received before events were lost
	 * @return the member, or {@code null} if there are too many
	 */
	@Nullable MemberState list(QueueState queue, QueueMemberInfo info, @Nullable Instant pausedSince, Instant lastEvent) {
		String interfaceName = info.interfaceName();
		if (interfaceName == null) {
			return null;
		}
		MemberState member = queue.member(interfaceName);
		if (member == null) {
			if (queue.members().size() >= this.limits.queueMembers()) {
				this.drops.dropped();
				return null;
			}
			member = queue.addMember(interfaceName);
		}
		Instant now = this.time.now();
		member.update(info);
		member.lastCall.listed(info.lastCall(), now);
		pause(member, info, (pausedSince != null && pausedSince.isAfter(now)) ? now : pausedSince, lastEvent);
		this.wrapUps.update(queue, member, now);
		return member;
	}

	/**
	 * Begins or ends the pause of a member.
	 * @param begin when the pause began, if it is a new one
	 * @param end when the pause ended, if the member is not paused
	 */
	private void pause(MemberState member, QueueMemberInfo info, @Nullable Instant begin, Instant end) {
		if (Boolean.TRUE.equals(info.paused())) {
			member.pause.begin(begin, info.pausedReason());
		}
		else if (member.pause.paused()) {
			member.today.paused = member.today.paused.plus(member.pause.end(end, this.queues.day()));
		}
	}

	void remove(QueueMemberRemovedEvent event) {
		QueueState queue = this.queues.of(event.queue());
		MemberState member = (queue != null) ? queue.member(event.interfaceName()) : null;
		if (queue != null && member != null) {
			remove(queue, member, this.time.now());
		}
	}

	/**
	 * Removes a member.
	 * @param end when the pause of the member ended
	 */
	void remove(QueueState queue, MemberState member, Instant end) {
		if (member.pause.paused()) {
			member.today.paused = member.today.paused.plus(member.pause.end(end, this.queues.day()));
		}
		this.wrapUps.remove(member);
		queue.removeMember(member);
		queue.forgetMembers(this.limits.queueMembers());
	}

}
