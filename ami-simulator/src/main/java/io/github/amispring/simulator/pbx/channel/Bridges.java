/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Creates and destroys bridges, and publishes their events.
 */
public final class Bridges {

	private final Map<String, Bridge> bridges = new HashMap<>();

	private final Engine engine;

	private final Channels channels;

	/**
	 * Creates a registry without bridges.
	 * @param engine the engine of the PBX
	 * @param channels the channels of the PBX
	 */
	public Bridges(Engine engine, Channels channels) {
		this.engine = engine;
		this.channels = channels;
	}

	Bridge create() {
		Bridge bridge = new Bridge(this.engine.ids().uuid());
		this.bridges.put(bridge.uniqueId(), bridge);
		this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeCreate", EventClass.CALL), bridge));
		return bridge;
	}

	@Nullable Bridge find(PbxChannel channel) {
		return this.bridges.get(channel.bridgeId());
	}

	/** Returns the other channels in the bridge of a channel. */
	List<PbxChannel> peers(PbxChannel channel) {
		Bridge bridge = find(channel);
		return (bridge != null) ? bridge.channels().stream().filter((each) -> each != channel).toList() : List.of();
	}

	void enter(Bridge bridge, PbxChannel channel) {
		bridge.channels().add(channel);
		channel.setBridgeId(bridge.uniqueId());
		publish("BridgeEnter", bridge, channel);
	}

	/** Sets the variable BRIDGEPEER of both channels. */
	void setPeers(PbxChannel one, PbxChannel two) {
		this.channels.setVariable(one, "BRIDGEPEER", two.name());
		this.channels.setVariable(two, "BRIDGEPEER", one.name());
	}

	/** Removes both channels, starting with the channel that ends the call. */
	void dissolve(Bridge bridge, PbxChannel first, PbxChannel second) {
		this.channels.setVariable(first, "BRIDGEPEER", "");
		this.channels.setVariable(second, "BRIDGEPEER", "");
		leave(bridge, first);
		leave(bridge, second);
		this.bridges.remove(bridge.uniqueId());
		this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeDestroy", EventClass.CALL), bridge));
	}

	private void leave(Bridge bridge, PbxChannel channel) {
		bridge.channels().remove(channel);
		channel.setBridgeId("");
		publish("BridgeLeave", bridge, channel);
	}

	private void publish(String name, Bridge bridge, PbxChannel channel) {
		EventWriter event = Snapshots.bridge(EventWriter.event(name, EventClass.CALL), bridge);
		this.engine.publish(Snapshots.channel(event, "", channel));
	}

	/**
	 * Returns the number of bridges.
	 * @return the number of bridges that exist now
	 */
	public int count() {
		return this.bridges.size();
	}

}
