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

	private BridgeObserver observer = new BridgeObserver() {
	};

	private int hidden;

	private boolean transferring;

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
	 * Returns the technology of this bridge, which depends on the number of channels.
	 * @return the value of the header BridgeTechnology
	 */
	public String technology() {
		boolean conference = this.type == BridgeType.BASIC && this.members.size() > 2;
		return (conference ? BridgeType.CONFERENCE : this.type).technology();
	}

	/**
	 * Returns the number of channels in this bridge, including channels that are not
	 * visible to manager clients.
	 * @return the value of the header BridgeNumChannels
	 */
	public int size() {
		return this.members.size() + this.hidden;
	}

	/**
	 * Sets the number of channels that are not visible to manager clients, such as the
	 * channel that plays announcements to a conference.
	 * @param hidden the number of channels
	 */
	public void setHidden(int hidden) {
		this.hidden = hidden;
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

	/**
	 * Sets the observer of this bridge.
	 * @param observer the observer
	 */
	public void setObserver(BridgeObserver observer) {
		this.observer = observer;
	}

	BridgeObserver observer() {
		return this.observer;
	}

	/**
	 * Returns whether the other channel leaves when one channel leaves, because the
	 * bridge connects the two parties of a call.
	 */
	boolean isConversation() {
		return this.type == BridgeType.BASIC && !this.transferring && this.members.size() <= 2;
	}

	/** Returns whether a Local channel may be removed from this bridge. */
	boolean isOptimizable() {
		return this.type == BridgeType.BASIC && !this.transferring;
	}

	/**
	 * Returns whether this bridge connects exactly two channels that are not part of an
	 * attended transfer.
	 * @return {@code true} if one of the channels can transfer or park the other one
	 */
	public boolean isTransferable() {
		return this.type == BridgeType.BASIC && !this.transferring && this.members.size() == 2;
	}

	/**
	 * Sets whether this bridge is part of an attended transfer that is not complete. Such
	 * a bridge keeps its Local channels.
	 * @param transferring {@code true} until the transfer is complete
	 */
	public void setTransferring(boolean transferring) {
		this.transferring = transferring;
	}

	/** Replaces the departure of a channel. */
	void setDeparture(PbxChannel channel, Departure departure) {
		this.members.replace(channel, departure);
	}

	/** Lets a channel take the place of another one. */
	void substitute(PbxChannel channel, PbxChannel other) {
		Map<PbxChannel, Departure> before = new LinkedHashMap<>(this.members);
		this.members.clear();
		before.forEach((member, departure) -> this.members.put((member == channel) ? other : member, departure));
		channel.setBridgeId("");
		other.setBridgeId(this.uniqueId);
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
