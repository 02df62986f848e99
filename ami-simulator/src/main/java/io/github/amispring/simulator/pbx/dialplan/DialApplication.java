/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Conversations;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * Dial: calls one or more channels, and connects the first one that answers.
 */
public final class DialApplication extends Application implements Leg.Owner {

	private static final List<String> CLEARED_VARIABLES = List.of("DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME",
			"ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS", "RINGTIME", "RINGTIME_MS", "PROGRESSTIME",
			"PROGRESSTIME_MS");

	private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(24);

	private final Engine engine;

	private final Channels channels;

	private final Conversations conversations;

	private final Dialer dialer;

	private final String[] targets;

	private final Duration timeout;

	private final DialOptions options;

	private final List<Leg> legs = new ArrayList<>();

	private final Instant started;

	private boolean answered;

	private boolean rang;

	/** The channels that end after the caller's channel. */
	private final List<PbxChannel> leaving = new ArrayList<>();

	/**
	 * Creates an application that does not run yet.
	 * @param execution the execution on the channel of the caller
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param conversations connects the channels
	 * @param dialer creates the called channels
	 * @param data the arguments: the targets, the timeout in seconds and the options
	 */
	public DialApplication(Execution execution, Engine engine, Channels channels, Conversations conversations,
			Dialer dialer, String data) {
		super(execution, engine);
		this.engine = engine;
		this.channels = channels;
		this.conversations = conversations;
		this.dialer = dialer;
		String[] parts = data.split(",", 3);
		this.targets = parts[0].split("&");
		this.timeout = (parts.length > 1) ? seconds(parts[1], DEFAULT_TIMEOUT) : DEFAULT_TIMEOUT;
		this.options = DialOptions.parse((parts.length > 2) ? parts[2] : "");
		this.started = engine.now();
	}

	@Override
	protected void start() {
		PbxChannel caller = channel();
		CLEARED_VARIABLES.forEach((name) -> this.channels.setVariable(caller, name, ""));
		for (String target : this.targets) {
			Leg leg = this.dialer.create(new DialTarget(target.trim()), caller, this);
			if (leg != null) {
				this.legs.add(leg);
				announce(caller, leg);
			}
		}
		if (this.legs.isEmpty()) {
			status("CHANUNAVAIL");
			caller.setCause(CauseCodes.NO_ROUTE);
			next();
			return;
		}
		later(this.timeout, this::timeout);
		List.copyOf(this.legs).forEach(Leg::call);
	}

	private void announce(PbxChannel caller, Leg leg) {
		PbxChannel called = leg.channel();
		this.channels.setVariable(called, "DIALEDPEERNUMBER", leg.dialString());
		called.setPosition(caller.context(), caller.exten(), called.priority());
		connect(caller, called);
		leg.announced();
		this.dialer.begin(caller, leg);
		if (this.targets.length == 1 && called.device().indexOf("Local/") != 0) {
			partyChanged(leg);
		}
	}

	@Override
	public void partyChanged(Leg leg) {
		PbxChannel called = leg.channel();
		this.channels.changeConnected(channel(), called.callerNumber(), called.callerName());
	}

	@Override
	protected void channelReplaced(PbxChannel before) {
		callerChanged();
	}

	@Override
	protected void callerChanged() {
		this.legs.forEach((leg) -> this.channels.changeConnected(leg.channel(), channel().callerNumber(),
				channel().callerName()));
	}

	private void connect(PbxChannel caller, PbxChannel called) {
		this.channels.newExten(called, "AppDial", "(Outgoing Line)");
		if (called.callerNumber() == null) {
			this.channels.changeCaller(called, caller.exten(), null);
		}
		this.channels.changeConnected(called, caller.callerNumber(), caller.callerName());
	}

	@Override
	public void ringing(Leg leg) {
		PbxChannel caller = channel();
		if (!this.rang) {
			this.rang = true;
			this.channels.setDuration(caller, "RINGTIME", Duration.between(this.started, this.engine.now()));
		}
		this.dialer.ringing(caller, leg);
		this.channels.signalRinging(caller);
	}

	@Override
	public void answered(Leg leg) {
		PbxChannel caller = channel();
		PbxChannel called = leg.channel();
		leg.over();
		this.legs.remove(leg);
		this.answered = true;
		partyChanged(leg);
		cancel("CANCEL", CauseCodes.ANSWERED_ELSEWHERE);
		status("ANSWER");
		this.channels.setVariable(caller, "DIALEDPEERNAME", called.name());
		this.channels.setVariable(caller, "DIALEDPEERNUMBER", leg.dialString());
		called.setPosition(called.context(), "", called.priority());
		if (!leg.isPickedUp()) {
			caller.setCause(CauseCodes.NORMAL);
			called.setCause(CauseCodes.NORMAL);
		}
		this.dialer.end(caller, leg, "ANSWER");
		this.channels.answer(caller);
		if (!caller.isHungUp() && !called.isHungUp()) {
			caller.setFeatures(this.options.caller());
			called.setFeatures(this.options.called());
			this.conversations.begin(caller, this::left, called, true);
			Duration limit = this.options.limit();
			if (limit != null) {
				later(limit, () -> hangup(called));
			}
		}
	}

	private static void hangup(PbxChannel channel) {
		Activity activity = channel.activity();
		if (activity != null) {
			activity.hangup(CauseCodes.NORMAL);
		}
	}

	@Override
	public void ended(Leg leg) {
		PbxChannel caller = channel();
		PbxChannel called = leg.channel();
		this.legs.remove(leg);
		this.dialer.end(caller, leg, DialStatus.ofEvent(called.cause()));
		this.channels.remove(called);
		if (this.legs.isEmpty() && !isOver()) {
			giveUp(DialStatus.ofVariable(called.cause()), called.cause());
		}
	}

	/**
	 * The phone sends the call to an extension, which is called through a Local channel.
	 */
	@Override
	public void forwarded(Leg leg, String exten) {
		PbxChannel caller = channel();
		PbxChannel called = leg.channel();
		Leg next = this.dialer.create(new DialTarget("Local/" + exten + "@" + caller.context()), caller, this);
		if (next == null) {
			ended(leg);
			return;
		}
		this.legs.remove(leg);
		this.legs.add(next);
		this.channels.setVariable(next.channel(), "FORWARDERNAME", called.name());
		this.channels.changeCaller(next.channel(), called.callerNumber(), null);
		connect(caller, next.channel());
		next.announced();
		this.dialer.forwarded(caller, leg, exten);
		this.channels.remove(called);
		this.dialer.begin(caller, next);
		next.call();
	}

	/** The caller was removed from the bridge. */
	private void left() {
		if (!isOver()) {
			setResult();
			if (this.options.goOn()) {
				next();
			}
			else {
				finish(CauseCodes.NORMAL);
			}
		}
	}

	private void timeout() {
		if (!this.answered) {
			cancel("NOANSWER", CauseCodes.NONE);
			giveUp("NOANSWER", CauseCodes.NONE);
		}
	}

	private void giveUp(String status, int cause) {
		PbxChannel caller = channel();
		status(status);
		caller.setCause(cause);
		caller.setDisposition(switch (status) {
			case "BUSY", "CONGESTION" -> status;
			case "CHANUNAVAIL" -> "FAILED";
			default -> "NO ANSWER";
		});
		next();
	}

	/** Ends all legs that are not answered. */
	private void cancel(String status, int cause) {
		for (Leg leg : List.copyOf(this.legs)) {
			leg.over();
			this.dialer.end(channel(), leg, status);
			leg.channel().setCause(cause);
			this.channels.remove(leg.channel());
		}
		this.legs.clear();
	}

	private void setResult() {
		if (!channel().isRedirecting()) {
			this.conversations.setTimes(channel(), channel().upTime(this.engine.now()));
		}
		status("ANSWER");
	}

	private void status(String status) {
		this.channels.setVariable(channel(), "DIALSTATUS", status);
	}

	@Override
	protected void stop(boolean gone) {
		PbxChannel caller = channel();
		if (this.answered) {
			this.conversations.end(caller);
			setResult();
		}
		else if (!this.legs.isEmpty()) {
			for (Leg each : this.legs) {
				each.over();
				this.dialer.end(caller, each, "CANCEL");
				each.channel().setCause((caller.cause() != CauseCodes.NONE) ? caller.cause() : CauseCodes.NORMAL);
				this.leaving.add(each.channel());
			}
			this.legs.clear();
			status("CANCEL");
		}
	}

	@Override
	protected void cleanUp() {
		this.leaving.forEach(this.channels::remove);
		this.leaving.clear();
	}

}
