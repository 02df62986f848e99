/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.time.Duration;
import java.time.Instant;

/**
 * Brings the two sides of a call together in a bridge, and apart again.
 */
final class Conversations {

	private final Channels channels;

	private final Bridges bridges;

	private final Parties parties;

	Conversations(Channels channels, Bridges bridges, Parties parties) {
		this.channels = channels;
		this.bridges = bridges;
		this.parties = parties;
	}

	void begin(Channel caller, Channel called, boolean announceCalled) {
		Bridge bridge = this.bridges.create();
		if (announceCalled) {
			this.channels.newExten(called, called.application, called.data);
		}
		this.bridges.enter(bridge, called);
		this.bridges.enter(bridge, caller);
		this.bridges.peers(called, caller);
		CallRecord record = caller.record;
		if (record != null) {
			record.destinationChannel = called.name();
		}
	}

	/** Takes both out of the bridge, first the one who ends the conversation. */
	void end(Channel first, Channel second) {
		Bridge bridge = first.bridge;
		if (bridge == null) {
			return;
		}
		this.parties.endHold(first);
		this.parties.endHold(second);
		this.bridges.dissolve(bridge, first, second);
	}

	/** Tells a channel by variables how long it dialled and talked. */
	void times(Channel channel, Instant dialled, Instant answered, Instant now) {
		Duration talk = Duration.between(answered, now);
		Duration dial = Duration.between(dialled, now);
		this.channels.variable(channel, "ANSWEREDTIME", Long.toString(talk.toSeconds()));
		this.channels.variable(channel, "ANSWEREDTIME_MS", Long.toString(talk.toMillis()));
		this.channels.variable(channel, "DIALEDTIME", Long.toString(dial.toSeconds()));
		this.channels.variable(channel, "DIALEDTIME_MS", Long.toString(dial.toMillis()));
	}

}
