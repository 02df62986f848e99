/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.CauseCodes;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * The bridges that exist, and the operations on them. Each operation publishes its
 * events.
 */
public final class Bridges {

	private final Map<String, Bridge> bridges = new LinkedHashMap<>();

	private final List<Consumer<PbxChannel>> listeners = new ArrayList<>();

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

	/**
	 * Adds a listener for channels that enter a bridge.
	 * @param listener receives the channel after its BridgeEnter event
	 */
	public void onEnter(Consumer<PbxChannel> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Creates an empty bridge.
	 * @param type the type
	 * @param name the name, {@code null} for none
	 * @return the bridge
	 */
	public Bridge create(BridgeType type, @Nullable String name) {
		Bridge bridge = new Bridge(this.engine.ids().uuid(), type, name);
		this.bridges.put(bridge.uniqueId(), bridge);
		this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeCreate", EventClass.CALL), "", bridge));
		return bridge;
	}

	/**
	 * Adds a channel to a bridge.
	 * @param bridge the bridge
	 * @param channel the channel, which must not be in a bridge
	 * @param departure runs when the channel is removed from its bridge by others
	 */
	public void enter(Bridge bridge, PbxChannel channel, Departure departure) {
		push(bridge, channel, departure, null);
		introduce(bridge);
	}

	/**
	 * Moves a channel to another bridge. A channel that stays behind stays in its bridge.
	 * @param channel the channel
	 * @param to the other bridge
	 * @param replaced the channel that leaves the other bridge, {@code null} for none
	 */
	public void move(PbxChannel channel, Bridge to, @Nullable PbxChannel replaced) {
		exchange(channel, to, replaced);
		introduce(to);
	}

	/**
	 * Moves a channel to another bridge in place of a half of a Local channel. The
	 * parties stay the same.
	 */
	void optimize(PbxChannel channel, Bridge to, PbxChannel replaced) {
		exchange(channel, to, replaced);
	}

	private void exchange(PbxChannel channel, Bridge to, @Nullable PbxChannel replaced) {
		Bridge from = require(channel);
		Departure departure = pull(from, channel);
		push(to, channel, departure, replaced);
		destroyIfEmpty(from);
	}

	private void push(Bridge bridge, PbxChannel channel, Departure departure, @Nullable PbxChannel replaced) {
		if (bridge.type() == BridgeType.BASIC) {
			shareLinkedId(bridge, channel, replaced);
		}
		Departure left = null;
		if (replaced != null) {
			end(replaced, CauseCodes.NONE);
			left = pull(bridge, replaced);
		}
		bridge.add(channel, departure);
		EventWriter event = event("BridgeEnter", bridge, channel);
		this.engine.publish((replaced != null) ? event.add("SwapUniqueid", replaced.uniqueId()) : event);
		setPeers(bridge);
		this.listeners.forEach((listener) -> listener.accept(channel));
		if (replaced != null && left != null) {
			depart(replaced, left);
		}
	}

	private static void shareLinkedId(Bridge bridge, PbxChannel channel, @Nullable PbxChannel replaced) {
		List<PbxChannel> members = new ArrayList<>(bridge.channels());
		members.remove(replaced);
		members.add(channel);
		PbxChannel oldest = channel;
		for (PbxChannel member : members) {
			oldest = member.isLinkedBefore(oldest) ? member : oldest;
		}
		for (PbxChannel member : members) {
			member.link(oldest);
		}
	}

	/** Sets the variable BRIDGEPEER of both channels of a call. */
	private void setPeers(Bridge bridge) {
		List<PbxChannel> members = bridge.channels();
		if (bridge.type() == BridgeType.BASIC && members.size() == 2) {
			this.channels.setVariable(members.get(0), "BRIDGEPEER", members.get(1).name());
			this.channels.setVariable(members.get(1), "BRIDGEPEER", members.get(0).name());
		}
	}

	/** Tells both channels of a call who the other party is. */
	private void introduce(Bridge bridge) {
		List<PbxChannel> members = bridge.channels();
		if (bridge.type() == BridgeType.BASIC && members.size() == 2) {
			PbxChannel one = members.get(0);
			PbxChannel two = members.get(1);
			this.channels.changeConnected(one, two.callerNumber(), two.callerName());
			this.channels.changeConnected(two, one.callerNumber(), one.callerName());
		}
	}

	/**
	 * Removes a channel that continues elsewhere or is hung up. If the bridge connects
	 * the two parties of a call, the other channel is removed as well, and the bridge is
	 * destroyed. Does nothing if the channel is not in a bridge.
	 * @param channel the channel, whose departure does not run
	 */
	public void leave(PbxChannel channel) {
		Bridge bridge = of(channel);
		if (bridge == null) {
			return;
		}
		List<PbxChannel> others = bridge.isConversation() ? bridge.peers(channel) : List.of();
		end(channel, CauseCodes.NONE);
		others.forEach((other) -> end(other, channel.cause()));
		pull(bridge, channel);
		introduce(bridge);
		Map<PbxChannel, Departure> removed = new LinkedHashMap<>();
		others.forEach((other) -> removed.put(other, pull(bridge, other)));
		destroyIfEmpty(bridge);
		removed.forEach(this::depart);
	}

	/**
	 * Removes a channel, whose departure runs. The other channels stay in the bridge.
	 * Does nothing if the channel is not in a bridge.
	 * @param channel the channel
	 */
	public void remove(PbxChannel channel) {
		Bridge bridge = of(channel);
		if (bridge == null) {
			return;
		}
		end(channel, CauseCodes.NORMAL);
		Departure departure = pull(bridge, channel);
		destroyIfEmpty(bridge);
		depart(channel, departure);
	}

	/** Sets the cause, and clears the variable BRIDGEPEER. */
	private void end(PbxChannel channel, int cause) {
		if (cause != CauseCodes.NONE) {
			channel.setCause(cause);
		}
		else if (channel.cause() == CauseCodes.NONE) {
			channel.setCause(CauseCodes.NORMAL);
		}
		this.channels.setVariable(channel, "BRIDGEPEER", "");
	}

	/**
	 * Removes a channel without running its departure. The other channels stay in the
	 * bridge.
	 * @param channel the channel, which must be in a bridge
	 * @return the departure of the channel
	 */
	public Departure take(PbxChannel channel) {
		Bridge bridge = require(channel);
		end(channel, CauseCodes.NORMAL);
		Departure departure = pull(bridge, channel);
		destroyIfEmpty(bridge);
		return departure;
	}

	/**
	 * Replaces the departure of a channel.
	 * @param channel the channel, which must be in a bridge
	 * @param departure runs when the channel is removed from its bridge by others
	 */
	public void setDeparture(PbxChannel channel, Departure departure) {
		require(channel).setDeparture(channel, departure);
	}

	/**
	 * Lets a channel take the place of another channel without any event.
	 * @param channel the channel, which must be in a bridge
	 * @param other the channel that takes its place
	 */
	public void substitute(PbxChannel channel, PbxChannel other) {
		require(channel).substitute(channel, other);
	}

	/**
	 * Moves all channels of a bridge to another bridge.
	 * @param from the bridge that becomes empty
	 * @param to the bridge that receives the channels
	 */
	public void merge(Bridge from, Bridge to) {
		EventWriter event = Snapshots.bridge(EventWriter.event("BridgeMerge", EventClass.CALL), "To", to);
		this.engine.publish(Snapshots.bridge(event, "From", from));
		from.channels().forEach((channel) -> exchange(channel, to, null));
		introduce(to);
	}

	/**
	 * Moves a channel to another bridge. If one other channel stays behind, it is
	 * removed.
	 * @param channel the channel, which must be in a bridge
	 * @param to the other bridge
	 */
	public void steal(PbxChannel channel, Bridge to) {
		Bridge from = require(channel);
		boolean conversation = from.isConversation();
		List<PbxChannel> others = from.peers(channel);
		move(channel, to, null);
		if (conversation) {
			others.forEach(this::remove);
		}
	}

	private Bridge require(PbxChannel channel) {
		Bridge bridge = of(channel);
		if (bridge == null) {
			throw new IllegalStateException(channel + " is not in a bridge");
		}
		return bridge;
	}

	private Departure pull(Bridge bridge, PbxChannel channel) {
		bridge.observer().leaving(channel);
		Departure departure = bridge.remove(channel);
		if (departure == null) {
			throw new IllegalStateException(channel + " is not in bridge " + bridge.uniqueId());
		}
		this.engine.publish(event("BridgeLeave", bridge, channel));
		if (channel.isHeld()) {
			channel.setHeld(false);
			this.channels.stopMusic(channel);
			this.channels.updateDevice(channel);
		}
		channel.setHolding(false);
		bridge.observer().left(channel);
		return departure;
	}

	/** The channel reacts after the current task, as its own thread in Asterisk does. */
	private void depart(PbxChannel channel, Departure departure) {
		this.engine.react(() -> {
			if (!channel.isGone() && !channel.isBridged()) {
				departure.left();
			}
		});
	}

	private void destroyIfEmpty(Bridge bridge) {
		if (bridge.type() != BridgeType.PARKING && bridge.channels().isEmpty()
				&& this.bridges.remove(bridge.uniqueId()) != null) {
			this.engine.publish(Snapshots.bridge(EventWriter.event("BridgeDestroy", EventClass.CALL), "", bridge));
		}
	}

	private EventWriter event(String name, Bridge bridge, PbxChannel channel) {
		EventWriter event = Snapshots.bridge(EventWriter.event(name, EventClass.CALL), "", bridge);
		return Snapshots.channel(event, "", channel);
	}

	/**
	 * Returns all bridges, the oldest first.
	 * @return a copy of the list
	 */
	public List<Bridge> all() {
		return List.copyOf(this.bridges.values());
	}

	/**
	 * Returns the bridge of a channel.
	 * @param channel the channel
	 * @return the bridge, {@code null} if the channel is not in a bridge
	 */
	public @Nullable Bridge of(PbxChannel channel) {
		return find(channel.bridgeId());
	}

	/**
	 * Finds a bridge.
	 * @param uniqueId the unique id
	 * @return the bridge, {@code null} if there is none
	 */
	public @Nullable Bridge find(String uniqueId) {
		return this.bridges.get(uniqueId);
	}

	/**
	 * Returns the number of bridges, without that of the parking lot.
	 * @return the number of bridges that exist now
	 */
	public int count() {
		return (int) this.bridges.values().stream().filter((bridge) -> bridge.type() != BridgeType.PARKING).count();
	}

}
