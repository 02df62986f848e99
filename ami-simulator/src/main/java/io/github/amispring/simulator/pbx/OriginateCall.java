/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A call that the PBX makes itself: calls a phone, and when it is answered runs an
 * application or the dialplan on it.
 */
final class OriginateCall implements LegOwner {

	private final OriginateRequest request;

	private final Engine engine;

	private final Channels channels;

	private final Dialer dialer;

	private final Dialplan dialplan;

	private final Applications applications;

	private final Consumer<OriginateResult> result;

	private boolean over;

	OriginateCall(OriginateRequest request, Engine engine, Channels channels, Dialer dialer, Dialplan dialplan,
			Applications applications, Consumer<OriginateResult> result) {
		this.request = request;
		this.engine = engine;
		this.channels = channels;
		this.dialer = dialer;
		this.dialplan = dialplan;
		this.applications = applications;
		this.result = result;
	}

	void start() {
		Leg leg = this.dialer.create(
				new DialTarget(this.request.channel(), this.request.channelId(), this.request.otherChannelId()), null,
				this);
		if (leg == null) {
			done(new OriginateResult(null, OriginateResult.FAILED));
			return;
		}
		Channel channel = leg.channel();
		this.channels.startRecord(channel);
		channel.accountCode = this.request.account();
		this.channels.newExten(channel, "AppDial2", "(Outgoing Line)");
		// Asterisk sets the last variable first
		List<Map.Entry<String, String>> variables = new ArrayList<>(this.request.variables().entrySet());
		Collections.reverse(variables);
		variables.forEach((variable) -> this.channels.variable(channel, variable.getKey(), variable.getValue()));
		if (this.request.callerNumber() != null || this.request.callerName() != null) {
			channel.callerNumber = this.request.callerNumber();
			channel.callerName = this.request.callerName();
			this.channels.callerId(channel);
			this.channels.connectedLine(channel, channel.callerNumber, channel.callerName);
		}
		leg.announced();
		this.dialer.begin(null, leg);
		leg.call();
		this.engine.after(this.request.timeout(), () -> timeout(leg));
	}

	@Override
	public void ringing(Leg leg) {
		this.dialer.state(null, leg, "RINGING");
	}

	@Override
	public void answered(Leg leg) {
		Channel channel = leg.channel();
		leg.over();
		done(new OriginateResult(channel, OriginateResult.ANSWERED));
		this.dialer.end(null, leg, "ANSWER");
		DialplanRun run = new DialplanRun(channel, this.channels, this.dialplan, this.applications);
		// in a moment, for whoever answered is not done yet
		this.engine.after(Duration.ZERO, () -> run(run, channel));
	}

	private void run(DialplanRun run, Channel channel) {
		if (channel.gone || channel.activity != run) {
			return;
		}
		DialplanStep application = this.request.application();
		if (application != null) {
			run.single(application);
			return;
		}
		channel.context = this.request.context();
		channel.exten = this.request.exten();
		channel.priority = this.request.priority();
		run.start();
	}

	@Override
	public void ended(Leg leg) {
		this.dialer.end(null, leg, HangupCause.dialStatus(leg.channel().cause));
		fail(leg, OriginateResult.FAILED);
	}

	@Override
	public void released(Leg leg) {
		// only a call that was answered can go elsewhere, and then it is no leg any more
		ended(leg);
	}

	private void timeout(Leg leg) {
		if (leg.isWaiting()) {
			leg.over();
			boolean rang = leg.channel().state == ChannelState.RINGING;
			leg.channel().cause = (rang && this.engine.version().hasCauseOfTimeout()) ? HangupCause.NO_ANSWER
					: HangupCause.NONE;
			fail(leg, rang ? OriginateResult.RINGING : OriginateResult.FAILED);
		}
	}

	private void fail(Leg leg, int reason) {
		CallRecord record = leg.channel().record;
		if (record != null && leg.channel().cause == HangupCause.BUSY) {
			record.disposition = "BUSY";
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
