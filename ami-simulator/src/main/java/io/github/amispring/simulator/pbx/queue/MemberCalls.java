/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.pbx.dialplan.DialTarget;
import io.github.amispring.simulator.pbx.dialplan.Dialer;
import io.github.amispring.simulator.pbx.dialplan.Execution;
import io.github.amispring.simulator.pbx.dialplan.Leg;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The calls to queue members that are ringing on behalf of one caller.
 */
final class MemberCalls {

	private final Map<Leg, QueueMember> ringing = new LinkedHashMap<>();

	/** The members that were called in the current round. */
	private final Set<QueueMember> tried = new HashSet<>();

	private final Engine engine;

	private final Channels channels;

	private final Dialer dialer;

	private final Queues queues;

	private final CallQueue queue;

	private final Execution execution;

	private final Leg.Owner owner;

	MemberCalls(Engine engine, Channels channels, Dialer dialer, Queues queues, CallQueue queue, Execution execution,
			Leg.Owner owner) {
		this.engine = engine;
		this.channels = channels;
		this.dialer = dialer;
		this.queues = queues;
		this.queue = queue;
		this.execution = execution;
		this.owner = owner;
	}

	/** Returns the channel of the caller, whose place another channel can take. */
	private PbxChannel caller() {
		return this.execution.channel();
	}

	boolean isEmpty() {
		return this.ringing.isEmpty();
	}

	/**
	 * Calls the members that were not called in the current round. Returns an empty list
	 * and ends the round if there is no such member.
	 */
	List<Leg> callNext() {
		List<QueueMember> next = this.queue.nextMembers(this.tried);
		if (next.isEmpty()) {
			this.tried.clear();
		}
		this.tried.addAll(next);
		for (QueueMember member : next) {
			Leg leg = this.dialer.create(new DialTarget(member.device), caller(), this.owner);
			if (leg != null) {
				this.ringing.put(leg, member);
				member.called = true;
				announce(leg, member);
			}
		}
		List<Leg> called = List.copyOf(this.ringing.keySet());
		called.forEach(Leg::call);
		return called;
	}

	private void announce(Leg leg, QueueMember member) {
		PbxChannel called = leg.channel();
		if (called.callerNumber() == null) {
			this.channels.newExten(called, "AppQueue", "(Outgoing Line)");
			this.channels.changeCaller(called, caller().exten(), null);
		}
		called.setPosition(caller().context(), caller().exten(), called.priority());
		member.lastRung = this.engine.now().getEpochSecond();
		this.channels.newExten(called, "AppQueue", "(Outgoing Line)");
		this.channels.changeConnected(called, caller().callerNumber(), caller().callerName());
		this.channels.setVariable(called, "DIALEDPEERNUMBER", leg.dialString());
		leg.announced();
		this.engine.publish(event("AgentCalled", called, member));
		this.dialer.begin(caller(), leg, member.device);
		if (!this.queue.isRingAll()) {
			this.channels.changeConnected(caller(), called.callerNumber(), called.callerName());
		}
	}

	/** Removes the leg that was answered, and cancels all other legs. */
	@Nullable QueueMember answered(Leg leg) {
		QueueMember member = this.ringing.remove(leg);
		if (member == null) {
			return null;
		}
		member.called = false;
		member.inCall = true;
		this.dialer.end(caller(), leg, "ANSWER");
		PbxChannel called = leg.channel();
		this.channels.changeConnected(caller(), called.callerNumber(), called.callerName());
		this.ringing.forEach((other, otherMember) -> {
			cancel(other, otherMember, CauseCodes.ANSWERED_ELSEWHERE);
			// Asterisk publishes this event twice
			this.dialer.end(caller(), other, "CANCEL");
			this.channels.remove(other.channel());
		});
		this.ringing.clear();
		return member;
	}

	/**
	 * Removes a leg that ended while it was ringing. Returns whether the leg was removed.
	 */
	boolean ended(Leg leg) {
		QueueMember member = this.ringing.remove(leg);
		if (member != null) {
			member.called = false;
			this.dialer.end(caller(), leg, "NOANSWER");
			publishNoAnswer(leg, member);
			this.channels.remove(leg.channel());
		}
		return member != null;
	}

	/** Ends the given legs that are still ringing. Returns whether any leg was ended. */
	boolean timeout(Collection<Leg> legs) {
		boolean any = false;
		for (Leg leg : legs) {
			QueueMember member = this.ringing.remove(leg);
			if (member != null) {
				any = true;
				publishNoAnswer(leg, member);
				this.queues.autoPause(this.queue, member);
				this.dialer.end(caller(), leg, "NOANSWER");
				cancel(leg, member, CauseCodes.NONE);
				this.channels.remove(leg.channel());
			}
		}
		return any;
	}

	void timeoutAll() {
		timeout(List.copyOf(this.ringing.keySet()));
	}

	/**
	 * Cancels all legs. Returns the channels of the legs, which still have to be removed.
	 */
	List<PbxChannel> cancelAll() {
		List<PbxChannel> cancelled = new ArrayList<>();
		this.ringing.forEach((leg, member) -> {
			cancel(leg, member, CauseCodes.NONE);
			// Asterisk publishes this event twice
			this.dialer.end(caller(), leg, "CANCEL");
			cancelled.add(leg.channel());
		});
		this.ringing.clear();
		return cancelled;
	}

	private void cancel(Leg leg, QueueMember member, int cause) {
		leg.over();
		member.called = false;
		this.dialer.end(caller(), leg, "CANCEL");
		leg.channel().setCause(cause);
	}

	private void publishNoAnswer(Leg leg, QueueMember member) {
		this.engine
			.publish(event("AgentRingNoAnswer", leg.channel(), member).add("RingTime", ringTime(leg).toMillis()));
	}

	Duration ringTime(Leg leg) {
		return Duration.between(leg.started(), this.engine.now());
	}

	/**
	 * Starts an event about the caller and the call to a member, whose channel may be
	 * gone.
	 */
	EventWriter event(String name, @Nullable PbxChannel called, QueueMember member) {
		EventWriter event = this.channels.snapshot(name, EventClass.AGENT, caller());
		if (called != null) {
			Snapshots.channel(event, "Dest", called);
		}
		return event.add("Queue", this.queue.name()).add("Interface", member.device).add("MemberName", member.name);
	}

}
