/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.dialplan;

import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.pbx.channel.Activity;
import io.github.amispring.simulator.pbx.channel.Channels;
import io.github.amispring.simulator.pbx.channel.Engine;
import io.github.amispring.simulator.pbx.channel.PbxChannel;

/**
 * Sends channels to other extensions, regardless of what they are doing.
 */
public final class Redirector {

	private final Engine engine;

	private final Channels channels;

	private final Dialplan dialplan;

	private final Applications applications;

	/**
	 * Creates a redirector.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param dialplan the dialplan
	 * @param applications the applications of the dialplan
	 */
	public Redirector(Engine engine, Channels channels, Dialplan dialplan, Applications applications) {
		this.engine = engine;
		this.channels = channels;
		this.dialplan = dialplan;
		this.applications = applications;
	}

	/**
	 * Redirects channels. All of them leave their bridges before the first one continues.
	 * @param moves the channels and their destinations
	 */
	public void redirect(Map<PbxChannel, Destination> moves) {
		moves.forEach((channel, destination) -> {
			channel.setRedirecting(true);
			if (channel.isBridged()) {
				channel.setPosition(destination.context(), destination.exten(), destination.priority());
				this.channels.newExten(channel, channel.application(), channel.data());
			}
		});
		moves.keySet().forEach((channel) -> {
			Activity activity = channel.activity();
			if (activity != null) {
				activity.release();
			}
		});
		// the former partners of the channels react first
		moves.forEach((channel, destination) -> this.engine.react(() -> {
			channel.setRedirecting(false);
			if (!channel.isHungUp()) {
				run(channel, destination);
			}
		}));
	}

	/**
	 * Executes the dialplan on a channel.
	 * @param channel the channel, which must not be in a bridge
	 * @param destination the position of the first step
	 */
	public void run(PbxChannel channel, Destination destination) {
		channel.setPosition(destination.context(), destination.exten(), destination.priority());
		new DialplanRun(channel, this.channels, this.dialplan, this.applications).start();
	}

	/**
	 * Adds or replaces an extension of the dialplan.
	 * @param exten the extension
	 * @param steps the steps
	 */
	public void addExtension(String exten, List<DialplanStep> steps) {
		this.dialplan.add(exten, steps);
	}

}
