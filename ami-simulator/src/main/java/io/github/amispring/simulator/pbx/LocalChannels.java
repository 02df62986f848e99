/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Local channels: two halves, of which the first is the leg that was called and the
 * second goes through the dialplan.
 */
final class LocalChannels {

	private final Engine engine;

	private final Channels channels;

	private final Dialplan dialplan;

	private @Nullable Applications applications;

	LocalChannels(Engine engine, Channels channels, Dialplan dialplan) {
		this.engine = engine;
		this.channels = channels;
		this.dialplan = dialplan;
	}

	/** The applications need this, and this needs the applications. */
	void use(Applications applications) {
		this.applications = applications;
	}

	/** Makes both halves; null when there is no such extension. */
	@Nullable Leg create(DialTarget target, @Nullable Channel parent, LegOwner owner) {
		String name = target.device().substring("Local/".length());
		int slash = name.indexOf('/');
		String extension = (slash >= 0) ? name.substring(0, slash) : name;
		int at = extension.indexOf('@');
		String exten = (at >= 0) ? extension.substring(0, at) : extension;
		String context = (at >= 0) ? extension.substring(at + 1) : "default";
		if (!this.dialplan.exists(exten, 1)) {
			return null;
		}
		String device = "Local/" + extension;
		String both = this.engine.ids().localName(extension);
		Channel one = this.channels.create(both + ";1", device, target.uniqueId(), parent, context, exten);
		Channel two = this.channels.create(both + ";2", device, target.otherUniqueId(), one, context, exten);
		two.state = ChannelState.RING;
		two.callees = (parent != null) ? parent.callees : null;
		this.channels.announce(one);
		this.channels.announce(two);
		Leg leg = new Leg(one, extension, owner, this.engine.now());
		leg.caller = () -> start(leg, two);
		leg.before = () -> this.engine.publish(bridge(one, two));
		return leg;
	}

	private static EventWriter bridge(Channel one, Channel two) {
		EventWriter event = EventWriter.event("LocalBridge", EventClass.CALL);
		Snapshots.channel(event, "LocalOne", one);
		Snapshots.channel(event, "LocalTwo", two);
		return event.add("Context", two.context).add("Exten", two.exten).add("LocalOptimization", "No");
	}

	private void start(Leg leg, Channel two) {
		Channel one = leg.channel();
		if (this.applications == null || one.gone) {
			return;
		}
		two.callerNumber = one.connectedNumber;
		two.callerName = one.connectedName;
		two.connectedNumber = one.callerNumber;
		two.connectedName = one.callerName;
		two.onAnswer = () -> answered(leg);
		two.onRinging = () -> ringing(leg);
		one.onGone = () -> end(two, one);
		two.onGone = () -> end(one, two);
		new DialplanRun(two, this.channels, this.dialplan, this.applications).start();
	}

	private void ringing(Leg leg) {
		if (leg.isWaiting() && leg.channel().state != ChannelState.RINGING) {
			this.channels.state(leg.channel(), ChannelState.RINGING);
			leg.ringing();
		}
	}

	private void answered(Leg leg) {
		if (leg.isWaiting() && !leg.channel().gone) {
			this.channels.state(leg.channel(), ChannelState.UP);
			leg.answered();
		}
	}

	/** One half ends because the other did. */
	private void end(Channel channel, Channel other) {
		Activity activity = channel.activity;
		if (!channel.gone && activity != null) {
			channel.cause = other.cause;
			this.channels.hangupRequest(channel);
			activity.hangup(channel, other.cause);
		}
	}

}
