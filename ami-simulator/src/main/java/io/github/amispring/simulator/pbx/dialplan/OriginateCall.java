/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.CauseCodes;

/**
 * A call that the PBX originates: it calls a phone, and executes an application or the
 * dialplan on the channel once the phone is answered.
 */
public final class OriginateCall implements Leg.Owner {

	private final OriginateRequest request;

	private final Engine engine;

	private final Channels channels;

	private final Dialer dialer;

	private final Dialplan dialplan;

	private final Applications applications;

	private final Consumer<OriginateResult> result;

	private boolean over;

	/**
	 * Creates a call; {@link #start()} starts it.
	 * @param request the request
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param dialer creates the called channel
	 * @param dialplan the dialplan
	 * @param applications the applications of the dialplan
	 * @param result receives the result once
	 */
	public OriginateCall(OriginateRequest request, Engine engine, Channels channels, Dialer dialer, Dialplan dialplan,
			Applications applications, Consumer<OriginateResult> result) {
		this.request = request;
		this.engine = engine;
		this.channels = channels;
		this.dialer = dialer;
		this.dialplan = dialplan;
		this.applications = applications;
		this.result = result;
	}

	/** Starts the call. */
	public void start() {
		Leg leg = this.dialer.create(
				new DialTarget(this.request.channel(), this.request.channelId(), this.request.otherChannelId()), null,
				this);
		if (leg == null) {
			done(new OriginateResult(null, OriginateResult.FAILED));
			return;
		}
		PbxChannel channel = leg.channel();
		this.channels.startRecord(channel);
		channel.setAccountCode(this.request.account());
		this.channels.newExten(channel, "AppDial2", "(Outgoing Line)");
		// Asterisk sets the variables in reverse order
		List<Map.Entry<String, String>> variables = new ArrayList<>(this.request.variables().entrySet());
		Collections.reverse(variables);
		variables.forEach((variable) -> this.channels.setVariable(channel, variable.getKey(), variable.getValue()));
		if (this.request.callerNumber() != null || this.request.callerName() != null) {
			this.channels.changeCaller(channel, this.request.callerNumber(), this.request.callerName());
			this.channels.changeConnected(channel, channel.callerNumber(), channel.callerName());
		}
		leg.announced();
		this.dialer.begin(null, leg);
		leg.call();
		this.engine.after(this.request.timeout(), () -> timeout(leg));
	}

	@Override
	public void ringing(Leg leg) {
		this.dialer.ringing(null, leg);
	}

	@Override
	public void answered(Leg leg) {
		PbxChannel channel = leg.channel();
		leg.over();
		done(new OriginateResult(channel, OriginateResult.ANSWERED));
		this.dialer.end(null, leg, "ANSWER");
		DialplanRun run = new DialplanRun(channel, this.channels, this.dialplan, this.applications);
		// scheduled, because the leg is still being processed when this callback returns,
		// and the dialplan may hang up its channel
		this.engine.after(Duration.ZERO, () -> run(run, channel));
	}

	private void run(DialplanRun run, PbxChannel channel) {
		if (channel.isGone() || channel.activity() != run) {
			return;
		}
		DialplanStep application = this.request.application();
		if (application != null) {
			run.startSingle(application);
			return;
		}
		channel.setPosition(this.request.context(), this.request.exten(), this.request.priority());
		run.start();
	}

	@Override
	public void ended(Leg leg) {
		this.dialer.end(null, leg, DialStatus.ofEvent(leg.channel().cause()));
		fail(leg, OriginateResult.FAILED);
	}

	private void timeout(Leg leg) {
		if (leg.isWaiting()) {
			leg.over();
			boolean rang = leg.channel().state() == ChannelState.RINGING;
			leg.channel()
				.setCause((rang && this.engine.version().hasCauseOfTimeout()) ? CauseCodes.NO_ANSWER : CauseCodes.NONE);
			fail(leg, rang ? OriginateResult.RINGING : OriginateResult.FAILED);
		}
	}

	private void fail(Leg leg, int reason) {
		if (leg.channel().cause() == CauseCodes.BUSY) {
			leg.channel().setDisposition("BUSY");
		}
		done(new OriginateResult(null, reason));
		this.channels.remove(leg.channel());
	}

	private void done(OriginateResult result) {
		if (!this.over) {
			this.over = true;
			this.result.accept(result);
		}
	}

}
