/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.AgentCallEvent;
import io.github.amispring.event.AgentCalledEvent;
import io.github.amispring.event.AgentCompleteEvent;
import io.github.amispring.event.AgentConnectEvent;
import io.github.amispring.event.AgentDumpEvent;
import io.github.amispring.event.AgentRingNoAnswerEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.DialEndEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.live.internal.call.CallTracker;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventRouter;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * AgentCalled, AgentConnect, AgentComplete, AgentRingNoAnswer and AgentDump, and the
 * events of channels that end the attempt to call a member.
 */
final class AttemptEvents {

	private final Map<String, Attempt> byChannel = new HashMap<>();

	/** The attempts that have led to a conversation, by the caller's channel. */
	private final Map<String, Attempt> talks = new HashMap<>();

	private final Queues queues;

	private final Callers callers;

	private final WrapUps wrapUps;

	private final CallTracker calls;

	private final EventTime time;

	private final int limit;

	private final Drops drops;

	AttemptEvents(Queues queues, Callers callers, WrapUps wrapUps, CallTracker calls, EventTime time, LiveLimits limits,
			Drops drops) {
		this.queues = queues;
		this.callers = callers;
		this.wrapUps = wrapUps;
		this.calls = calls;
		this.time = time;
		this.limit = limits.channels();
		this.drops = drops;
	}

	void register(EventRouter router) {
		router.on(AgentCalledEvent.class, this::called);
		router.on(AgentConnectEvent.class, this::connected);
		router.on(AgentCompleteEvent.class, this::completed);
		router.on(AgentRingNoAnswerEvent.class, this::notAnswered);
		router.on(AgentDumpEvent.class, this::dumped);
		router.on(DialEndEvent.class, this::dialEnd);
		router.on(HangupEvent.class, (event) -> gone(event.channel().uniqueId()));
	}

	private @Nullable Attempt of(AgentCallEvent event) {
		ChannelSnapshot channel = event.destChannel();
		String id = (channel != null) ? channel.uniqueId() : null;
		return (id != null) ? this.byChannel.get(id) : null;
	}

	private @Nullable Attempt create(AgentCallEvent event) {
		ChannelSnapshot channel = event.destChannel();
		if (channel == null || channel.uniqueId() == null || event.queue() == null || event.interfaceName() == null
				|| this.calls.callIdOf(channel.uniqueId()) == null) {
			return null;
		}
		if (this.byChannel.size() >= this.limit) {
			this.drops.dropped();
			return null;
		}
		ChannelSnapshot caller = event.channel();
		Attempt attempt = new Attempt(event.queue(), event.interfaceName(), (caller != null) ? caller.uniqueId() : null,
				channel.uniqueId(), channel.name() != null && channel.name().startsWith("Local/"));
		this.byChannel.put(attempt.channel, attempt);
		return attempt;
	}

	private void called(AgentCalledEvent event) {
		QueueState queue = this.queues.of(event.queue());
		Attempt attempt = create(event);
		MemberState member = (queue != null) ? queue.member(event.interfaceName()) : null;
		if (queue != null && attempt != null && member != null) {
			member.ringing.add(attempt.channel);
			queue.touch(member);
		}
	}

	private void connected(AgentConnectEvent event) {
		QueueState queue = this.queues.of(event.queue());
		Attempt attempt = of(event);
		if (attempt == null) {
			attempt = create(event);
		}
		if (attempt != null) {
			ChannelSnapshot channel = event.channel();
			attempt.caller = (channel != null) ? channel.uniqueId() : null;
			attempt.connected = true;
			attempt.connectedAt = this.time.now();
			talks(attempt);
			MemberState member = (queue != null) ? queue.member(event.interfaceName()) : null;
			if (queue != null && member != null) {
				member.ringing.remove(attempt.channel);
				member.connected.add(attempt.channel);
				queue.touch(member);
			}
		}
		CallerState caller = this.callers.get(event.channel());
		if (caller != null && caller.queue.equals(event.queue())) {
			caller.connectedTo = event.interfaceName();
			this.callers.learned(caller);
		}
	}

	private void talks(Attempt attempt) {
		if (attempt.caller == null || this.calls.callIdOf(attempt.caller) == null) {
			return;
		}
		Attempt former = this.talks.put(attempt.caller, attempt);
		if (former != null && former != attempt) {
			remove(former);
		}
	}

	private void completed(AgentCompleteEvent event) {
		Attempt attempt = of(event);
		ChannelSnapshot caller = event.channel();
		if (attempt == null && caller != null && caller.uniqueId() != null) {
			attempt = this.talks.get(caller.uniqueId());
		}
		Instant now = this.time.now();
		QueueState queue = this.queues.of(event.queue());
		if (queue != null) {
			Instant connectedAt = (attempt != null) ? attempt.connectedAt : null;
			Duration talk = (connectedAt != null && !connectedAt.isAfter(now)) ? Duration.between(connectedAt, now)
					: event.talkTime();
			if (talk != null) {
				queue.statistics.talked(talk);
			}
			MemberState member = queue.member(event.interfaceName());
			if (member != null) {
				member.lastCall.completed(now);
				member.callEnded((attempt != null) ? attempt.channel : "");
				this.wrapUps.update(queue, member, now);
			}
		}
		if (attempt != null) {
			remove(attempt);
		}
	}

	private void notAnswered(AgentRingNoAnswerEvent event) {
		QueueState queue = this.queues.of(event.queue());
		if (queue != null) {
			queue.statistics.ringNoAnswer();
			MemberState member = queue.member(event.interfaceName());
			if (member != null) {
				member.today.ringNoAnswer++;
				queue.touch(member);
			}
		}
		Attempt attempt = of(event);
		if (attempt != null) {
			remove(attempt);
		}
	}

	private void dumped(AgentDumpEvent event) {
		CallerState caller = this.callers.get(event.channel());
		if (caller != null) {
			caller.answeredBy = null;
		}
		Attempt attempt = of(event);
		if (attempt != null) {
			remove(attempt);
		}
	}

	private void dialEnd(DialEndEvent event) {
		String id = event.destChannel().uniqueId();
		Attempt attempt = (id != null) ? this.byChannel.get(id) : null;
		if (attempt == null || attempt.connected) {
			return;
		}
		if ("ANSWER".equals(event.dialStatus())) {
			CallerState caller = this.callers.get(event.channel());
			if (caller != null) {
				caller.answeredBy = attempt.interfaceName;
			}
			stopRinging(attempt);
		}
		else {
			remove(attempt);
		}
	}

	/** Called when a channel is gone. */
	void gone(@Nullable String uniqueId) {
		if (uniqueId == null) {
			return;
		}
		Attempt attempt = this.byChannel.get(uniqueId);
		if (attempt != null && !(attempt.local && isTalking(attempt))) {
			remove(attempt);
		}
		Attempt talk = this.talks.get(uniqueId);
		if (talk != null) {
			remove(talk);
		}
	}

	private boolean isTalking(Attempt attempt) {
		return attempt.caller != null && this.talks.get(attempt.caller) == attempt;
	}

	private void stopRinging(Attempt attempt) {
		QueueState queue = this.queues.get(attempt.queue);
		MemberState member = (queue != null) ? queue.member(attempt.interfaceName) : null;
		if (queue != null && member != null && member.ringing.remove(attempt.channel)) {
			queue.touch(member);
			this.queues.touch(queue);
		}
	}

	private void remove(Attempt attempt) {
		this.byChannel.remove(attempt.channel);
		if (attempt.caller != null) {
			this.talks.remove(attempt.caller, attempt);
		}
		stopRinging(attempt);
		QueueState queue = this.queues.get(attempt.queue);
		MemberState member = (queue != null) ? queue.member(attempt.interfaceName) : null;
		if (queue != null && member != null && member.connected.contains(attempt.channel)) {
			member.callEnded(attempt.channel);
			queue.touch(member);
			this.queues.touch(queue);
		}
	}

	/** Removes the attempts whose channels do not exist any more. */
	void removeGone() {
		for (Attempt attempt : List.copyOf(this.byChannel.values())) {
			String channel = (attempt.local && isTalking(attempt)) ? attempt.caller : attempt.channel;
			if (this.calls.callIdOf(channel) == null) {
				remove(attempt);
			}
		}
	}

	int size() {
		return this.byChannel.size() + this.talks.size();
	}

}
