/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Creates Local channels. A Local channel has two halves: the first is the called leg,
 * and the second executes the dialplan.
 */
public final class LocalChannels {

	private final Engine engine;

	private final Channels channels;

	private final Dialplan dialplan;

	private final Applications applications;

	/**
	 * Creates a factory of Local channels.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param dialplan the dialplan
	 * @param applications the applications of the dialplan
	 */
	public LocalChannels(Engine engine, Channels channels, Dialplan dialplan, Applications applications) {
		this.engine = engine;
		this.channels = channels;
		this.dialplan = dialplan;
		this.applications = applications;
	}

	/** Creates both halves. Returns null if the extension does not exist. */
	@Nullable Leg create(DialTarget target, @Nullable PbxChannel parent, Leg.Owner owner) {
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
		String prefix = this.engine.ids().localName(extension);
		PbxChannel one = this.channels.create(prefix + ";1", device, target.uniqueId(), parent, context, exten);
		PbxChannel two = this.channels.create(prefix + ";2", device, target.otherUniqueId(), one, context, exten);
		two.setState(ChannelState.RING);
		two.setCalleeBehavior((parent != null) ? parent.calleeBehavior() : null);
		this.channels.announce(one);
		this.channels.announce(two);
		Leg leg = new Leg(one, extension, owner, this.engine.now());
		leg.onCall(() -> start(leg, two));
		leg.onAnnounced(() -> this.engine.publish(bridge(one, two)));
		return leg;
	}

	private static EventWriter bridge(PbxChannel one, PbxChannel two) {
		EventWriter event = EventWriter.event("LocalBridge", EventClass.CALL);
		Snapshots.channel(event, "LocalOne", one);
		Snapshots.channel(event, "LocalTwo", two);
		return event.add("Context", two.context()).add("Exten", two.exten()).add("LocalOptimization", "No");
	}

	private void start(Leg leg, PbxChannel two) {
		PbxChannel one = leg.channel();
		if (one.isGone()) {
			return;
		}
		two.setCaller(one.connectedNumber(), one.connectedName());
		two.setConnected(one.callerNumber(), one.callerName());
		two.onAnswer(() -> answered(leg));
		two.onRinging(() -> ringing(leg));
		one.onGone(() -> end(two, one));
		two.onGone(() -> end(one, two));
		new DialplanRun(two, this.channels, this.dialplan, this.applications).start();
	}

	private void ringing(Leg leg) {
		if (leg.isWaiting() && leg.channel().state() != ChannelState.RINGING) {
			this.channels.changeState(leg.channel(), ChannelState.RINGING);
			leg.ringing();
		}
	}

	private void answered(Leg leg) {
		if (leg.isWaiting() && !leg.channel().isGone()) {
			this.channels.changeState(leg.channel(), ChannelState.UP);
			leg.answered();
		}
	}

	/** Ends one half because the other half has ended. */
	private void end(PbxChannel channel, PbxChannel other) {
		Activity activity = channel.activity();
		if (!channel.isGone() && activity != null) {
			channel.setCause(other.cause());
			this.channels.requestHangup(channel);
			activity.hangup(other.cause());
		}
	}

}
