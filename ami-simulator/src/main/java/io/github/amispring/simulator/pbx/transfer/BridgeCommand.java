/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.transfer;

import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.BridgeType;
import io.github.amispring.simulator.pbx.channel.Bridges;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Departure;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.dialplan.Destination;
import io.github.amispring.simulator.pbx.dialplan.DialplanRun;
import io.github.amispring.simulator.pbx.dialplan.Redirector;

/**
 * Connects two channels regardless of their other parties, which are hung up.
 */
public final class BridgeCommand {

	private final Channels channels;

	private final Bridges bridges;

	private final Redirector redirector;

	/**
	 * Creates the command.
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param redirector continues the dialplan when the channels are disconnected
	 */
	public BridgeCommand(Channels channels, Bridges bridges, Redirector redirector) {
		this.channels = channels;
		this.bridges = bridges;
		this.redirector = redirector;
	}

	/**
	 * Connects two channels. A channel that executes the dialplan continues with the next
	 * priority when the other channel is hung up.
	 * @param first a channel in a bridge
	 * @param second a channel in another bridge
	 * @return whether each channel is connected to exactly one other channel
	 */
	public boolean connect(PbxChannel first, PbxChannel second) {
		Bridge one = this.bridges.of(first);
		Bridge two = this.bridges.of(second);
		if (one == null || two == null || one == two || !one.isTransferable() || !two.isTransferable()) {
			return false;
		}
		Bridge bridge = this.bridges.create(BridgeType.BASIC, null);
		steal(first, bridge);
		steal(second, bridge);
		return true;
	}

	private void steal(PbxChannel channel, Bridge to) {
		this.bridges.steal(channel, to);
		if (channel.activity() instanceof DialplanRun) {
			this.bridges.setDeparture(channel, goOn(channel));
		}
	}

	private Departure goOn(PbxChannel channel) {
		Destination next = new Destination(channel.context(), channel.exten(), channel.priority() + 1);
		return () -> {
			channel.setPosition(next.context(), next.exten(), next.priority());
			this.channels.newExten(channel, channel.application(), channel.data());
			this.redirector.redirect(Map.of(channel, next));
		};
	}

}
