/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Dial: calls one or several, and connects the first who answers.
 */
final class DialApplication extends Application implements LegOwner {

	private static final List<String> CLEARED = List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME",
			"ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "RINGTIME", "RINGTIME_MS", "PROGRESSTIME",
			"PROGRESSTIME_MS");

	private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);

	private final Engine engine;

	private final Channels channels;

	private final Conversations conversations;

	private final Dialer dialer;

	private final String[] targets;

	private final Duration timeout;

	private final List<Leg> legs = new ArrayList<>();

	private final Instant started;

	private @Nullable Leg connected;

	private @Nullable Instant answered;

	private boolean rang;

	/** Channels that end with the caller's. */
	private final List<Channel> leaving = new ArrayList<>();

	DialApplication(DialplanRun run, Engine engine, Channels channels, Conversations conversations, Dialer dialer,
			String data) {
		super(run, engine);
		this.engine = engine;
		this.channels = channels;
		this.conversations = conversations;
		this.dialer = dialer;
		String[] parts = data.split(",", -1);
		this.targets = parts[0].split("&");
		this.timeout = (parts.length > 1) ? SimpleApplications.seconds(parts[1], DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT;
		this.started = engine.now();
	}

	@Override
	void start() {
		Channel caller = channel();
		CLEARED.forEach((name) -> this.channels.variable(caller, name, ""));
		for (String target : this.targets) {
			Leg leg = this.dialer.create(new DialTarget(target.trim()), caller, this);
			if (leg != null) {
				this.legs.add(leg);
				announce(caller, leg);
			}
		}
		if (this.legs.isEmpty()) {
			status("CHANUNAVAIL");
			channel().cause = HangupCause.SUBSCRIBER_ABSENT;
			next();
			return;
		}
		later(this.timeout, this::timeout);
		List.copyOf(this.legs).forEach(Leg::call);
	}

	private void announce(Channel caller, Leg leg) {
		Channel called = leg.channel();
		this.channels.variable(called, "DIALEDPEERNUMBER", leg.dialString());
		called.context = caller.context;
		called.exten = caller.exten;
		called.connectedNumber = caller.callerNumber;
		called.connectedName = caller.callerName;
		this.channels.newExten(called, "AppDial", "(Outgoing Line)");
		this.channels.connectedLine(called, caller.callerNumber, caller.callerName);
		leg.announced();
		this.dialer.begin(caller, leg);
		this.channels.connectedLine(caller, called.callerNumber, called.callerName);
	}

	@Override
	public void ringing(Leg leg) {
		Channel caller = channel();
		if (!this.rang) {
			this.rang = true;
			Duration time = Duration.between(this.started, this.engine.now());
			this.channels.variable(caller, "RINGTIME", Long.toString(time.toSeconds()));
			this.channels.variable(caller, "RINGTIME_MS", Long.toString(time.toMillis()));
		}
		this.dialer.state(caller, leg, "RINGING");
		Runnable onRinging = caller.onRinging;
		if (onRinging != null) {
			onRinging.run();
		}
	}

	@Override
	public void answered(Leg leg) {
		Channel caller = channel();
		Channel called = leg.channel();
		this.connected = leg;
		this.legs.remove(leg);
		this.answered = this.engine.now();
		status("ANSWER");
		this.channels.variable(caller, "DIALEDPEERNAME", called.name());
		this.channels.variable(caller, "DIALEDPEERNUMBER", leg.dialString());
		called.exten = "";
		caller.cause = HangupCause.NORMAL;
		called.cause = HangupCause.NORMAL;
		this.dialer.end(caller, leg, "ANSWER");
		cancel("CANCEL", HangupCause.ANSWERED_ELSEWHERE);
		if (!caller.isUp()) {
			this.channels.state(caller, ChannelState.UP);
		}
		if (!caller.gone && !called.gone) {
			this.conversations.begin(caller, called, true);
		}
	}

	@Override
	public void ended(Leg leg) {
		Channel caller = channel();
		Channel called = leg.channel();
		if (leg == this.connected) {
			this.connected = null;
			endConversation(called, caller);
			this.leaving.add(called);
			finish(called.cause);
			return;
		}
		this.legs.remove(leg);
		this.dialer.end(caller, leg, HangupCause.dialStatus(called.cause));
		this.channels.remove(called);
		caller.sipCode = called.sipCode;
		if (this.legs.isEmpty() && !isOver()) {
			giveUp(HangupCause.dialStatusVariable(called.cause), called.cause);
		}
	}

	@Override
	public void released(Leg leg) {
		Channel caller = channel();
		this.connected = null;
		endConversation(leg.channel(), caller);
		if (!caller.redirecting) {
			finish(HangupCause.NORMAL);
		}
	}

	private void timeout() {
		if (this.connected == null) {
			cancel("NOANSWER", HangupCause.NONE);
			giveUp("NOANSWER", HangupCause.NONE);
		}
	}

	private void giveUp(String status, int cause) {
		Channel caller = channel();
		status(status);
		caller.cause = cause;
		CallRecord record = caller.record;
		if (record != null) {
			record.disposition = switch (status) {
				case "BUSY", "CONGESTION" -> status;
				case "CHANUNAVAIL" -> "FAILED";
				default -> "NO ANSWER";
			};
		}
		next();
	}

	/** Ends all legs that nobody answered. */
	private void cancel(String status, int cause) {
		for (Leg leg : List.copyOf(this.legs)) {
			leg.over();
			this.dialer.end(channel(), leg, status);
			leg.channel().cause = cause;
			this.channels.remove(leg.channel());
		}
		this.legs.clear();
	}

	private void endConversation(Channel first, Channel second) {
		this.conversations.end(first, second);
		Instant since = this.answered;
		if (!channel().redirecting) {
			this.conversations.times(channel(), this.started, (since != null) ? since : this.started,
					this.engine.now());
		}
		status("ANSWER");
	}

	private void status(String status) {
		this.channels.variable(channel(), "DIALSTATUS", status);
	}

	@Override
	void stop(boolean gone) {
		Channel caller = channel();
		Leg leg = this.connected;
		this.connected = null;
		if (leg != null) {
			leg.over();
			endConversation(caller, leg.channel());
			leg.channel().cause = gone ? caller.cause : HangupCause.NORMAL;
			this.leaving.add(leg.channel());
		}
		else if (!this.legs.isEmpty()) {
			for (Leg each : this.legs) {
				each.over();
				this.dialer.end(caller, each, "CANCEL");
				each.channel().cause = caller.cause;
				this.leaving.add(each.channel());
			}
			this.legs.clear();
			status("CANCEL");
		}
	}

	@Override
	void cleanUp() {
		this.leaving.forEach(this.channels::remove);
		this.leaving.clear();
	}

}
