/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;

/**
 * Connects the two channels of a call in a bridge, and disconnects them.
 */
public final class Conversations {

	private final Engine engine;

	private final Channels channels;

	private final Bridges bridges;

	/**
	 * Creates the conversations of a PBX.
	 * @param engine the engine of the PBX
	 * @param channels the channels
	 * @param bridges the bridges
	 */
	public Conversations(Engine engine, Channels channels, Bridges bridges) {
		this.engine = engine;
		this.channels = channels;
		this.bridges = bridges;
	}

	/**
	 * Connects a caller and the called channel. The called channel is hung up when it
	 * leaves the bridge.
	 * @param caller the channel of the caller
	 * @param departure runs when the caller is removed from the bridge
	 * @param called the channel that answered
	 * @param announceCalled whether the called channel receives a Newexten event
	 */
	public void begin(PbxChannel caller, Departure departure, PbxChannel called, boolean announceCalled) {
		Bridge bridge = this.bridges.create(BridgeType.BASIC, null);
		if (announceCalled) {
			this.channels.newExten(called, called.application(), called.data());
		}
		this.bridges.enter(bridge, called, new BridgedChannel(called, this.engine, this.channels, this.bridges));
		this.bridges.enter(bridge, caller, departure);
		CallRecord record = caller.record();
		if (record != null) {
			record.destinationChannel = called.name();
		}
	}

	/**
	 * Removes a channel and all other channels from its bridge. Does nothing if the
	 * channel is not in a bridge.
	 * @param channel the channel that ends the conversation
	 */
	public void end(PbxChannel channel) {
		this.bridges.leave(channel);
	}

	/**
	 * Sets the variables that contain the talking and dialing times.
	 * @param channel the channel of the caller
	 * @param talked the talking time
	 */
	public void setTimes(PbxChannel channel, Duration talked) {
		this.channels.setDuration(channel, "ANSWEREDTIME", talked);
		this.channels.setDuration(channel, "DIALEDTIME", channel.age(this.engine.now()));
	}

}
