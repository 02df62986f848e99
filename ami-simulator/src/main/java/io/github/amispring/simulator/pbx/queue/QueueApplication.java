/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Conversations;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.Application;
import io.github.amispring.simulator.pbx.dialplan.ApplicationFactory;
import io.github.amispring.simulator.pbx.dialplan.Dialer;
import io.github.amispring.simulator.pbx.dialplan.Dialplan;
import io.github.amispring.simulator.pbx.dialplan.Execution;
import io.github.amispring.simulator.pbx.dialplan.Leg;
import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Queue: the caller waits until a member answers.
 */
public final class QueueApplication extends Application implements Leg.Owner {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofDays(1);

	private static final List<String> CLEARED_VARIABLES = List.of("ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME",
			"DIALEDTIME_MS", "QUEUEWAIT", "QUEUEWAIT_MS");

	private final Engine engine;

	private final Channels channels;

	private final Conversations conversations;

	private final Dialer dialer;

	private final Queues queues;

	private final Dialplan dialplan;

	private final CallQueue queue;

	private final Duration timeout;

	private QueueCaller caller;

	private final MemberCalls calls;

	/** The channels that end after the channel of the caller. */
	private final List<PbxChannel> leaving = new ArrayList<>();

	private boolean waiting;

	private int originalPosition;

	private long holdTime;

	private @Nullable Conversation conversation;

	private QueueApplication(Execution execution, Engine engine, Channels channels, Conversations conversations,
			Dialer dialer, Queues queues, Dialplan dialplan, CallQueue queue, Duration timeout) {
		super(execution, engine);
		this.engine = engine;
		this.channels = channels;
		this.conversations = conversations;
		this.dialer = dialer;
		this.queues = queues;
		this.dialplan = dialplan;
		this.queue = queue;
		this.timeout = timeout;
		this.caller = new QueueCaller(execution.channel(), engine.now());
		this.calls = new MemberCalls(engine, channels, dialer, queues, queue, execution, this);
	}

	/**
	 * Returns the factory of this application. A queue that does not exist has no effect.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param conversations connects the channels
	 * @param dialer creates the channels of the members
	 * @param queues the queues
	 * @param dialplan the dialplan
	 * @return the factory
	 */
	public static ApplicationFactory factory(Engine engine, Channels channels, Conversations conversations,
			Dialer dialer, Queues queues, Dialplan dialplan) {
		return (execution, data) -> {
			String[] parts = data.split(",", -1);
			CallQueue queue = queues.find(parts[0]);
			if (queue == null) {
				return null;
			}
			Duration timeout = (parts.length > 4) ? seconds(parts[4], DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT;
			return new QueueApplication(execution, engine, channels, conversations, dialer, queues, dialplan, queue,
					timeout);
		};
	}

	@Override
	protected void start() {
		PbxChannel channel = channel();
		if (hasTimes()) {
			CLEARED_VARIABLES.forEach((name) -> this.channels.setVariable(channel, name, ""));
		}
		this.waiting = true;
		this.queue.callers().add(this.caller);
		this.originalPosition = this.queue.callers().size();
		this.queues.updateOccupied(this.queue);
		this.engine.publish(event("QueueCallerJoin").add("Position", this.originalPosition)
			.add("Count", this.queue.callers().size()));
		this.channels.startMusic(channel, "default");
		later(this.timeout, this::timeout);
		call();
	}

	@Override
	protected void channelReplaced(PbxChannel before) {
		QueueCaller replaced = this.caller;
		this.caller = new QueueCaller(channel(), replaced.joined());
		this.queue.callers().replaceAll((other) -> (other == replaced) ? this.caller : other);
	}

	private boolean hasTimes() {
		return this.engine.version().hasQueueTimes();
	}

	private EventWriter event(String name) {
		return this.channels.snapshot(name, EventClass.AGENT, channel()).add("Queue", this.queue.name());
	}

	private void call() {
		if (isOver() || this.conversation != null || !this.calls.isEmpty()) {
			return;
		}
		List<Leg> called = this.calls.callNext();
		if (called.isEmpty()) {
			later(this.queue.options().retry(), this::call);
			return;
		}
		later(this.queue.options().timeout(), () -> ringTimeout(called));
	}

	private void ringTimeout(List<Leg> called) {
		if (!this.calls.timeout(called) || !this.calls.isEmpty()) {
			return;
		}
		if (this.queue.options().leaveWhenPaused() && this.queue.isPaused()) {
			giveUp("LEAVEEMPTY");
		}
		else {
			later(this.queue.options().retry(), this::call);
		}
	}

	@Override
	public void ringing(Leg leg) {
		this.dialer.ringing(channel(), leg);
	}

	@Override
	public void answered(Leg leg) {
		QueueMember member = this.calls.answered(leg);
		if (!this.waiting || member == null) {
			return;
		}
		this.conversation = new Conversation(leg, member, this.engine.now());
		this.channels.stopMusic(channel());
		this.holdTime = this.caller.waited(this.engine.now());
		leave();
		setWaitTimes();
		this.queue.countAnswered(this.holdTime);
		this.engine.publish(this.calls.event("AgentConnect", leg.channel(), member)
			.add("HoldTime", this.holdTime)
			.add("RingTime", this.calls.ringTime(leg).toSeconds()));
		leg.over();
		channel().callbacks().onTransfer(this::transferred);
		this.conversations.begin(channel(), this::left, leg.channel(), false);
	}

	private void setWaitTimes() {
		if (hasTimes()) {
			this.channels.setDuration(channel(), "QUEUEWAIT", Duration.ofSeconds(this.holdTime));
		}
	}

	private void leave() {
		int position = position();
		this.queue.callers().remove(this.caller);
		this.waiting = false;
		this.queues.updateOccupied(this.queue);
		this.engine
			.publish(event("QueueCallerLeave").add("Position", position).add("Count", this.queue.callers().size()));
		// a new position in the dialplan becomes visible here, if the caller leaves with
		// a key
		this.channels.newExten(channel(), channel().application(), channel().data());
		this.channels.setVariable(channel(), "QUEUEPOSITION", Integer.toString(position));
	}

	private int position() {
		return this.queue.callers().indexOf(this.caller) + 1;
	}

	@Override
	public void ended(Leg leg) {
		if (!this.calls.ended(leg) || !this.calls.isEmpty()) {
			return;
		}
		if (this.queue.isRingAll()) {
			later(this.queue.options().retry(), this::call);
		}
		else {
			call();
		}
	}

	/** The caller was removed from the bridge. */
	private void left() {
		if (isOver()) {
			return;
		}
		Conversation current = this.conversation;
		if (current != null) {
			endConversation(current, current.leg().channel().current().isHungUp() ? "agent" : "transfer");
		}
		finish(CauseCodes.NORMAL);
	}

	/** The member has transferred the caller. */
	private void transferred() {
		Conversation current = this.conversation;
		if (current != null) {
			endConversation(current, "transfer");
		}
	}

	private void timeout() {
		if (!this.waiting) {
			return;
		}
		this.calls.timeoutAll();
		giveUp("TIMEOUT");
	}

	private void giveUp(String status) {
		// Asterisk counts a caller whose timeout has expired as having abandoned the
		// queue
		this.holdTime = this.caller.waited(this.engine.now());
		publishAbandon();
		setAbandonTimes();
		this.channels.stopMusic(channel());
		leave();
		this.channels.setVariable(channel(), "QUEUESTATUS", status);
		next();
	}

	@Override
	protected void pressed(char key) {
		String context = this.queue.options().context();
		String exten = String.valueOf(key);
		if (!this.waiting || context == null || !this.dialplan.exists(exten, 1)) {
			return;
		}
		this.calls.timeoutAll();
		this.holdTime = this.caller.waited(this.engine.now());
		setAbandonTimes();
		PbxChannel channel = channel();
		channel.setPosition(context, exten, 0);
		if (hasTimes()) {
			// the variables with the times make the new position visible
			this.channels.newExten(channel, channel.application(), channel.data());
		}
		this.channels.stopMusic(channel);
		leave();
		goTo(exten);
	}

	private void endConversation(Conversation ended, String reason) {
		this.conversation = null;
		Instant now = this.engine.now();
		QueueMember member = ended.member();
		long talked = Duration.between(ended.since(), now).toSeconds();
		member.endCall(now);
		this.queue.countCompleted(talked);
		PbxChannel called = ended.leg().channel().current();
		this.engine.publish(this.calls.event("AgentComplete", called.isGone() ? null : called, member)
			.add("HoldTime", this.holdTime)
			.add("TalkTime", talked)
			.add("Reason", reason));
		if (hasTimes() && !channel().isRedirecting()) {
			this.conversations.setTimes(channel(), Duration.between(ended.since(), now));
		}
	}

	@Override
	protected void stop(boolean gone) {
		if (this.waiting) {
			abandon();
			return;
		}
		Conversation current = this.conversation;
		if (current != null) {
			endConversation(current, gone ? "caller" : "transfer");
		}
		this.conversations.end(channel());
	}

	private void abandon() {
		this.channels.stopMusic(channel());
		this.leaving.addAll(this.calls.cancelAll());
		this.holdTime = this.caller.waited(this.engine.now());
		setAbandonTimes();
		publishAbandon();
		leave();
	}

	private void setAbandonTimes() {
		setWaitTimes();
		if (hasTimes()) {
			this.channels.setDuration(channel(), "DIALEDTIME", channel().age(this.engine.now()));
			this.channels.setDuration(channel(), "ANSWEREDTIME", Duration.ZERO);
		}
	}

	private void publishAbandon() {
		this.channels.setVariable(channel(), "ABANDONED", "TRUE");
		this.queue.countAbandoned();
		this.engine.publish(event("QueueCallerAbandon").add("Position", position())
			.add("OriginalPosition", this.originalPosition)
			.add("HoldTime", this.holdTime));
	}

	@Override
	protected void cleanUp() {
		this.leaving.forEach(this.channels::remove);
		this.leaving.clear();
	}

	/** The conversation of the caller with a member. */
	private record Conversation(Leg leg, QueueMember member, Instant since) {
	}

}
