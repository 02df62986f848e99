/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A bridge, which connects the audio of its channels. Access a bridge only under the lock
 * of the {@link Engine}.
 */
public final class Bridge {

	private final String uniqueId;

	private final BridgeType type;

	private final @Nullable String name;

	private final Map<PbxChannel, Departure> members = new LinkedHashMap<>();

	Bridge(String uniqueId, BridgeType type, @Nullable String name) {
		this.uniqueId = uniqueId;
		this.type = type;
		this.name = name;
	}

	/**
	 * Returns the unique id of this bridge.
	 * @return the id
	 */
	public String uniqueId() {
		return this.uniqueId;
	}

	/**
	 * Returns the type of this bridge.
	 * @return the type
	 */
	public BridgeType type() {
		return this.type;
	}

	/**
	 * Returns the name of this bridge.
	 * @return the name, {@code null} if there is none
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Returns the channels in this bridge, in the order in which they entered it.
	 * @return a copy of the list
	 */
	public List<PbxChannel> channels() {
		return List.copyOf(this.members.keySet());
	}

	/**
	 * Returns the other channels in this bridge.
	 * @param channel the channel to omit
	 * @return a copy of the list
	 */
	public List<PbxChannel> peers(PbxChannel channel) {
		return this.members.keySet().stream().filter((each) -> each != channel).toList();
	}

	void add(PbxChannel channel, Departure departure) {
		this.members.put(channel, departure);
		channel.setBridgeId(this.uniqueId);
	}

	/** Returns the departure of the channel, or null if the channel is not a member. */
	@Nullable Departure remove(PbxChannel channel) {
		channel.setBridgeId("");
		return this.members.remove(channel);
	}

}
