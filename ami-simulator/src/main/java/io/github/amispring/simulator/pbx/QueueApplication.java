/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Queue: waits until a member answers.
 */
final class QueueApplication extends Application implements LegOwner {

	private static final Duration RETRY = Duration.ofSeconds(1);

	private static final Duration FOREVER = Duration.ofDays(1);

	private final Engine engine;

	private final Channels channels;

	private final Conversations conversations;

	private final Dialer dialer;

	private final Queues queues;

	private final String name;

	private final Duration timeout;

	private final Instant started;

	private final Map<Leg, QueueMember> legs = new LinkedHashMap<>();

	private final List<Channel> leaving = new ArrayList<>();

	private @Nullable CallQueue queue;

	private @Nullable QueueCaller caller;

	private int originalPosition;

	private @Nullable Leg connected;

	private @Nullable QueueMember agent;

	private @Nullable Instant answered;

	private long holdTime;

	private boolean announcedName;

	/** The AgentComplete that comes once the caller's end was announced. */
	private @Nullable EventWriter completed;

	QueueApplication(DialplanRun run, Engine engine, Channels channels, Conversations conversations, Dialer dialer,
			Queues queues, String data) {
		super(run, engine);
		this.engine = engine;
		this.channels = channels;
		this.conversations = conversations;
		this.dialer = dialer;
		this.queues = queues;
		String[] parts = data.split(",", -1);
		this.name = parts[0];
		this.timeout = (parts.length > 4) ? SimpleApplications.seconds(parts[4], FOREVER) : FOREVER;
		this.started = engine.now();
	}

	@Override
	void start() {
		CallQueue found = this.queues.find(this.name);
		if (found == null) {
			next();
			return;
		}
		this.queue = found;
		Channel channel = channel();
		if (hasTimes()) {
			for (String variable : List.of("ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS",
					"QUEUEWAIT", "QUEUEWAIT_MS")) {
				this.channels.variable(channel, variable, "");
			}
		}
		QueueCaller joined = new QueueCaller(channel, this.engine.now());
		this.caller = joined;
		found.callers().add(joined);
		this.originalPosition = found.callers().size();
		this.queues.occupied(found);
		this.engine.publish(event("QueueCallerJoin").add("Queue", this.name)
			.add("Position", this.originalPosition)
			.add("Count", found.callers().size()));
		this.engine
			.publish(this.channels.snapshot("MusicOnHoldStart", EventClass.CALL, channel).add("Class", "default"));
		later(this.timeout, this::timeout);
		call();
	}

	private boolean hasTimes() {
		return this.engine.version().hasQueueTimes();
	}

	private EventWriter event(String event) {
		return this.channels.snapshot(event, EventClass.AGENT, channel());
	}

	/** Calls whom the strategy says, or tries again in a moment. */
	private void call() {
		CallQueue queue = this.queue;
		if (isOver() || queue == null || this.connected != null || !this.legs.isEmpty()) {
			return;
		}
		for (QueueMember member : choose(queue)) {
			Leg leg = this.dialer.create(new DialTarget(member.device), channel(), this);
			if (leg != null) {
				this.legs.put(leg, member);
				member.called = true;
				announce(leg, member);
			}
		}
		if (this.legs.isEmpty()) {
			later(RETRY, this::call);
			return;
		}
		List<Leg> called = List.copyOf(this.legs.keySet());
		called.forEach(Leg::call);
		later(queue.ringTime, () -> ringTimeout(called));
	}

	private static List<QueueMember> choose(CallQueue queue) {
		int best = Integer.MAX_VALUE;
		List<QueueMember> chosen = new ArrayList<>();
		for (QueueMember member : queue.members()) {
			if (member.isFree() && member.penalty <= best) {
				if (member.penalty < best) {
					chosen.clear();
				}
				best = member.penalty;
				chosen.add(member);
			}
		}
		if (queue.strategy().equals("ringall") || chosen.size() < 2) {
			return chosen;
		}
		QueueMember rested = chosen.get(0);
		for (QueueMember member : chosen) {
			if (Math.max(member.lastCall, member.lastRung) < Math.max(rested.lastCall, rested.lastRung)) {
				rested = member;
			}
		}
		return List.of(rested);
	}

	private void announce(Leg leg, QueueMember member) {
		Channel channel = channel();
		Channel called = leg.channel();
		called.context = channel.context;
		called.exten = channel.exten;
		called.connectedNumber = channel.callerNumber;
		called.connectedName = channel.callerName;
		member.lastRung = this.engine.now().getEpochSecond();
		this.channels.newExten(called, "AppQueue", "(Outgoing Line)");
		this.channels.connectedLine(called, channel.callerNumber, channel.callerName);
		this.channels.variable(called, "DIALEDPEERNUMBER", leg.dialString());
		this.engine.publish(agent("AgentCalled", leg, member));
		leg.announced();
		this.dialer.begin(channel, leg);
		if (!this.announcedName) {
			this.announcedName = true;
			this.channels.connectedLine(channel, called.callerNumber, called.callerName);
		}
	}

	private EventWriter agent(String event, Leg leg, QueueMember member) {
		EventWriter writer = Snapshots.channel(event(event), "Dest", leg.channel());
		return writer.add("Queue", this.name).add("Interface", member.device).add("MemberName", member.name);
	}

	@Override
	public void ringing(Leg leg) {
		this.dialer.state(channel(), leg, "RINGING");
	}

	@Override
	public void answered(Leg leg) {
		CallQueue queue = this.queue;
		QueueCaller waiting = this.caller;
		QueueMember member = this.legs.remove(leg);
		if (queue == null || waiting == null || member == null) {
			return;
		}
		Channel channel = channel();
		Channel called = leg.channel();
		member.called = false;
		member.inCall = true;
		this.connected = leg;
		this.agent = member;
		this.answered = this.engine.now();
		this.dialer.end(channel, leg, "ANSWER");
		for (Map.Entry<Leg, QueueMember> other : this.legs.entrySet()) {
			drop(other.getKey(), other.getValue(), HangupCause.ANSWERED_ELSEWHERE);
			this.channels.remove(other.getKey().channel());
		}
		this.legs.clear();
		this.channels.publish("MusicOnHoldStop", channel);
		this.holdTime = waiting.waited(this.engine.now());
		leave(queue, waiting);
		waitTimes();
		queue.holdTime = average(queue.holdTime, this.holdTime);
		if (this.holdTime <= queue.serviceLevel()) {
			queue.inTime++;
		}
		this.engine.publish(agent("AgentConnect", leg, member).add("HoldTime", this.holdTime)
			.add("RingTime", Duration.between(leg.started(), this.engine.now()).toSeconds()));
		this.conversations.begin(channel, called, false);
	}

	private static int average(int before, long now) {
		return (before == 0) ? (int) now : (int) ((before * 3L + now) / 4);
	}

	private void waitTimes() {
		if (hasTimes()) {
			this.channels.variable(channel(), "QUEUEWAIT", Long.toString(this.holdTime));
			this.channels.variable(channel(), "QUEUEWAIT_MS", Long.toString(this.holdTime * 1000));
		}
	}

	private void leave(CallQueue queue, QueueCaller waiting) {
		int position = queue.callers().indexOf(waiting) + 1;
		queue.callers().remove(waiting);
		this.caller = null;
		this.queues.occupied(queue);
		this.engine.publish(event("QueueCallerLeave").add("Queue", this.name)
			.add("Position", position)
			.add("Count", queue.callers().size()));
		this.channels.variable(channel(), "QUEUEPOSITION", Integer.toString(position));
	}

	private void drop(Leg leg, QueueMember member, int cause) {
		leg.over();
		member.called = false;
		this.dialer.end(channel(), leg, "CANCEL");
		leg.channel().cause = cause;
	}

	@Override
	public void ended(Leg leg) {
		if (leg == this.connected) {
			Channel called = leg.channel();
			endConversation(called, channel(), "agent");
			this.leaving.add(called);
			finish(HangupCause.NORMAL);
			return;
		}
		QueueMember member = this.legs.remove(leg);
		if (member != null) {
			member.called = false;
			this.dialer.end(channel(), leg, "NOANSWER");
			ringNoAnswer(leg, member);
			this.channels.remove(leg.channel());
			if (this.legs.isEmpty()) {
				later(RETRY, this::call);
			}
		}
	}

	private void ringNoAnswer(Leg leg, QueueMember member) {
		this.engine.publish(agent("AgentRingNoAnswer", leg, member).add("RingTime",
				Duration.between(leg.started(), this.engine.now()).toMillis()));
	}

	private void ringTimeout(List<Leg> called) {
		boolean any = false;
		for (Leg leg : called) {
			QueueMember member = this.legs.remove(leg);
			if (member != null) {
				any = true;
				ringNoAnswer(leg, member);
				this.dialer.end(channel(), leg, "NOANSWER");
				drop(leg, member, HangupCause.NONE);
				this.channels.remove(leg.channel());
			}
		}
		if (any && this.legs.isEmpty()) {
			later(RETRY, this::call);
		}
	}

	private void timeout() {
		CallQueue queue = this.queue;
		QueueCaller waiting = this.caller;
		if (queue == null || waiting == null) {
			return;
		}
		Map<Leg, QueueMember> ringing = new LinkedHashMap<>(this.legs);
		this.legs.clear();
		ringing.forEach((leg, member) -> {
			ringNoAnswer(leg, member);
			this.dialer.end(channel(), leg, "NOANSWER");
			drop(leg, member, HangupCause.NONE);
			this.channels.remove(leg.channel());
		});
		// Asterisk counts who was sent on as one who gave up
		this.holdTime = waiting.waited(this.engine.now());
		abandoned(queue, waiting);
		abandonTimes();
		this.channels.publish("MusicOnHoldStop", channel());
		leave(queue, waiting);
		this.channels.variable(channel(), "QUEUESTATUS", "TIMEOUT");
		next();
	}

	@Override
	public void released(Leg leg) {
		endConversation(leg.channel(), channel(), "transfer");
		if (!channel().redirecting) {
			finish(HangupCause.NORMAL);
		}
	}

	private void endConversation(Channel first, Channel second, String reason) {
		Leg leg = this.connected;
		QueueMember member = this.agent;
		CallQueue queue = this.queue;
		Instant since = this.answered;
		if (leg == null || member == null || queue == null || since == null) {
			return;
		}
		this.connected = null;
		Instant now = this.engine.now();
		long talked = Duration.between(since, now).toSeconds();
		this.conversations.end(first, second);
		member.inCall = false;
		member.callsTaken++;
		member.lastCall = now.getEpochSecond();
		queue.completed++;
		queue.talkTime = average(queue.talkTime, talked);
		for (Channel channel : List.of(first, second)) {
			if (channel.cause == HangupCause.NONE) {
				channel.cause = HangupCause.NORMAL;
			}
		}
		this.completed = agent("AgentComplete", leg, member).add("HoldTime", this.holdTime)
			.add("TalkTime", talked)
			.add("Reason", reason);
		if (hasTimes() && !channel().redirecting) {
			this.conversations.times(channel(), this.started, since, now);
		}
	}

	@Override
	void stop(boolean gone) {
		Channel channel = channel();
		Leg leg = this.connected;
		CallQueue queue = this.queue;
		QueueCaller waiting = this.caller;
		if (leg != null) {
			leg.over();
			endConversation(channel, leg.channel(), gone ? "caller" : "transfer");
			this.leaving.add(leg.channel());
		}
		else if (queue != null && waiting != null) {
			abandon(channel, queue, waiting);
		}
	}

	private void abandon(Channel channel, CallQueue queue, QueueCaller waiting) {
		this.channels.publish("MusicOnHoldStop", channel);
		this.legs.forEach((leg, member) -> {
			drop(leg, member, HangupCause.NONE);
			// Asterisk says it twice
			this.dialer.end(channel, leg, "CANCEL");
			this.leaving.add(leg.channel());
		});
		this.legs.clear();
		this.holdTime = waiting.waited(this.engine.now());
		abandonTimes();
		abandoned(queue, waiting);
		leave(queue, waiting);
	}

	private void abandonTimes() {
		waitTimes();
		if (hasTimes()) {
			Duration dialled = Duration.between(this.started, this.engine.now());
			this.channels.variable(channel(), "DIALEDTIME", Long.toString(dialled.toSeconds()));
			this.channels.variable(channel(), "DIALEDTIME_MS", Long.toString(dialled.toMillis()));
			this.channels.variable(channel(), "ANSWEREDTIME", "0");
			this.channels.variable(channel(), "ANSWEREDTIME_MS", "0");
		}
	}

	private void abandoned(CallQueue queue, QueueCaller waiting) {
		this.channels.variable(channel(), "ABANDONED", "TRUE");
		queue.abandoned++;
		this.engine.publish(event("QueueCallerAbandon").add("Queue", this.name)
			.add("Position", queue.callers().indexOf(waiting) + 1)
			.add("OriginalPosition", this.originalPosition)
			.add("HoldTime", this.holdTime));
	}

	@Override
	void cleanUp() {
		if (this.completed != null) {
			this.engine.publish(this.completed);
			this.completed = null;
		}
		this.leaving.forEach(this.channels::remove);
		this.leaving.clear();
	}

}
