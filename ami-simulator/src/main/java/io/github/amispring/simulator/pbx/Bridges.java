/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;

/**
 * Makes and empties bridges, with their events.
 */
final class Bridges {

	private final Engine engine;

	private final Channels channels;

	private int count;

	Bridges(Engine engine, Channels channels) {
		this.engine = engine;
		this.channels = channels;
	}

	Bridge create() {
		Bridge bridge = new Bridge(this.engine.ids().uuid());
		this.count++;
		this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeCreate", EventClass.CALL), bridge));
		return bridge;
	}

	void enter(Bridge bridge, Channel channel) {
		bridge.channels().add(channel);
		channel.bridge = bridge;
		publish("BridgeEnter", bridge, channel);
	}

	/** Tells both sides who the other is. */
	void peers(Channel one, Channel two) {
		this.channels.variable(one, "BRIDGEPEER", two.name());
		this.channels.variable(two, "BRIDGEPEER", one.name());
	}

	/** Empties a bridge of two: first the one who leaves, then the other. */
	void dissolve(Bridge bridge, Channel first, Channel second) {
		this.channels.variable(first, "BRIDGEPEER", "");
		this.channels.variable(second, "BRIDGEPEER", "");
		leave(bridge, first);
		leave(bridge, second);
		this.count--;
		this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeDestroy", EventClass.CALL), bridge));
	}

	private void leave(Bridge bridge, Channel channel) {
		bridge.channels().remove(channel);
		channel.bridge = null;
		publish("BridgeLeave", bridge, channel);
	}

	private void publish(String name, Bridge bridge, Channel channel) {
		EventWriter event = Snapshots.bridge(EventWriter.event(name, EventClass.CALL), bridge);
		this.engine.publish(Snapshots.channel(event, "", channel));
	}

	int count() {
		return this.count;
	}

}
