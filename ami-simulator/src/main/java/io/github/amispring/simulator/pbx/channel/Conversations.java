/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * Connects the two channels of a call in a bridge, and disconnects them.
 */
public final class Conversations {

	private final Channels channels;

	private final Bridges bridges;

	private final PhoneUsers users;

	/**
	 * Creates the conversations of a PBX.
	 * @param channels the channels
	 * @param bridges the bridges
	 * @param users the users of the phones
	 */
	public Conversations(Channels channels, Bridges bridges, PhoneUsers users) {
		this.channels = channels;
		this.bridges = bridges;
		this.users = users;
	}

	/**
	 * Connects a caller and the called channel.
	 * @param caller the channel of the caller
	 * @param called the channel that answered
	 * @param announceCalled whether the called channel receives a Newexten event
	 */
	public void begin(PbxChannel caller, PbxChannel called, boolean announceCalled) {
		Bridge bridge = this.bridges.create();
		if (announceCalled) {
			this.channels.newExten(called, called.application(), called.data());
		}
		this.bridges.enter(bridge, called);
		this.bridges.enter(bridge, caller);
		this.bridges.setPeers(called, caller);
		CallRecord record = caller.record();
		if (record != null) {
			record.destinationChannel = called.name();
		}
	}

	/**
	 * Disconnects two channels. Does nothing if the channels are not in a bridge.
	 * @param first the channel that ends the conversation
	 * @param second the other channel
	 */
	public void end(PbxChannel first, PbxChannel second) {
		Bridge bridge = this.bridges.find(first);
		if (bridge == null) {
			return;
		}
		this.users.endHold(first);
		this.users.endHold(second);
		this.bridges.dissolve(bridge, first, second);
	}

	/**
	 * Sets the variables that contain the dialing and talking times.
	 * @param channel the channel of the caller
	 * @param dialed the instant at which dialing began
	 * @param answered the instant at which the call was answered
	 * @param ended the instant at which the conversation ended
	 */
	public void setTimes(PbxChannel channel, Instant dialed, Instant answered, Instant ended) {
		this.channels.setDuration(channel, "ANSWEREDTIME", Duration.between(answered, ended));
		this.channels.setDuration(channel, "DIALEDTIME", Duration.between(dialed, ended));
	}

}
