/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.ChannelState;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.LocalOptimizer;
import io.github.amispring.simulator.pbx.channel.LocalPair;
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

	private static final String DEFAULT_CONTEXT = "default";

	private final Engine engine;

	private final Channels channels;

	private final Dialplan dialplan;

	private final Applications applications;

	private final Bridges bridges;

	private final LocalOptimizer optimizer;

	/**
	 * Creates a factory of Local channels.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param dialplan the dialplan
	 * @param applications the applications of the dialplan
	 * @param bridges the bridges
	 * @param optimizer removes Local channels that are no longer needed
	 */
	public LocalChannels(Engine engine, Channels channels, Dialplan dialplan, Applications applications,
			Bridges bridges, LocalOptimizer optimizer) {
		this.engine = engine;
		this.channels = channels;
		this.dialplan = dialplan;
		this.applications = applications;
		this.bridges = bridges;
		this.optimizer = optimizer;
	}

	/** Creates both halves. Returns null if the extension does not exist. */
	@Nullable Leg create(DialTarget target, @Nullable PbxChannel parent, Leg.Owner owner) {
		String dialed = target.device().substring("Local/".length());
		int slash = dialed.indexOf('/');
		String extension = (slash >= 0) ? dialed.substring(0, slash) : dialed;
		boolean kept = slash >= 0 && dialed.indexOf('n', slash) >= 0;
		int at = extension.indexOf('@');
		String exten = (at >= 0) ? extension.substring(0, at) : extension;
		String context = (at >= 0) ? extension.substring(at + 1) : DEFAULT_CONTEXT;
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
		LocalPair pair = new LocalPair(one, two);
		Leg leg = new Leg(one, dialed, owner, this.engine.now());
		leg.onCall(() -> start(leg, two));
		leg.onAnnounced(() -> announce(pair, !kept));
		one.callbacks().onHangup(() -> end(two, one));
		two.callbacks().onHangup(() -> end(one, two));
		if (!kept) {
			this.optimizer.add(pair);
		}
		return leg;
	}

	private void announce(LocalPair pair, boolean optimized) {
		this.channels.changeCaller(pair.two(), pair.one().connectedNumber(), pair.one().connectedName());
		this.channels.changeConnected(pair.two(), pair.one().callerNumber(), pair.one().callerName());
		this.engine.publish(bridge(pair, optimized));
		pair.one().callbacks().onConnected(() -> relay(pair.one(), pair.two()));
		pair.two().callbacks().onConnected(() -> relay(pair.two(), pair.one()));
	}

	/** Tells the party at one half which party the other half is connected to. */
	private void relay(PbxChannel from, PbxChannel to) {
		if (to.isHungUp()) {
			return;
		}
		this.channels.changeCaller(to, from.connectedNumber(), from.connectedName());
		Bridge bridge = this.bridges.of(to);
		if (bridge != null) {
			bridge.peers(to).forEach((peer) -> this.channels.changeConnected(peer, to.callerNumber(), to.callerName()));
		}
		if (to.activity() instanceof Leg leg) {
			leg.partyChanged();
		}
		else if (to.activity() instanceof DialplanRun run) {
			run.callerChanged();
		}
	}

	private static EventWriter bridge(LocalPair pair, boolean optimized) {
		EventWriter event = EventWriter.event("LocalBridge", EventClass.CALL);
		Snapshots.channel(event, "LocalOne", pair.one());
		Snapshots.channel(event, "LocalTwo", pair.two());
		return event.add("Context", pair.two().context())
			.add("Exten", pair.two().exten())
			.add("LocalOptimization", optimized ? "Yes" : "No");
	}

	private void start(Leg leg, PbxChannel two) {
		PbxChannel one = leg.channel();
		if (one.isHungUp()) {
			return;
		}
		two.callbacks().onAnswer(() -> this.engine.react(() -> answered(leg)));
		two.callbacks().onRinging(() -> ringing(leg));
		new DialplanRun(two, this.channels, this.dialplan, this.applications).start();
	}

	private void ringing(Leg leg) {
		if (leg.isWaiting() && leg.channel().state() != ChannelState.RINGING) {
			this.channels.changeState(leg.channel(), ChannelState.RINGING);
			leg.ringing();
		}
	}

	private void answered(Leg leg) {
		if (leg.isWaiting() && !leg.channel().isHungUp()) {
			this.channels.changeState(leg.channel(), ChannelState.UP);
			leg.answered();
		}
	}

	/** Hangs up one half because the other half ends. */
	private void end(PbxChannel channel, PbxChannel other) {
		if (channel.isHungUp()) {
			return;
		}
		channel.setCause(other.cause());
		this.channels.requestHangup(channel, other.cause());
		this.engine.react(() -> {
			Activity activity = channel.activity();
			if (activity != null) {
				activity.hangup(channel.cause());
			}
		});
	}

}
