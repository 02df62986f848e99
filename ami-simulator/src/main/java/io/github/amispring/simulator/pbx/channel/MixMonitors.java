/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import io.github.amispring.simulator.protocol.EventClass;

/**
 * The recordings of calls. No audio is recorded.
 */
public final class MixMonitors {

	private final Engine engine;

	private final Channels channels;

	/**
	 * Creates the recordings of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 */
	public MixMonitors(Engine engine, Channels channels) {
		this.engine = engine;
		this.channels = channels;
	}

	/**
	 * Starts to record a channel.
	 * @param channel the channel
	 */
	public void start(PbxChannel channel) {
		this.engine.publish(this.channels.snapshot("MixMonitorStart", EventClass.CALL, channel));
	}

	/**
	 * Stops recording a channel. As in Asterisk, the event is also published if the
	 * channel is not being recorded.
	 * @param channel the channel
	 */
	public void stop(PbxChannel channel) {
		this.engine.publish(this.channels.snapshot("MixMonitorStop", EventClass.CALL, channel));
	}

}
