/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.amispring.event.BridgeSnapshot;
import io.github.amispring.live.internal.event.Drops;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.settings.LiveLimits;
import org.jspecify.annotations.Nullable;

/**
 * The bridges of the PBX, and their members.
 */
final class Bridges {

	private final Map<String, Bridge> bridges = new HashMap<>();

	private final Channels channels;

	private final Touched touched;

	private final EventTime time;

	private final LiveLimits limits;

	private final Drops drops;

	Bridges(Channels channels, Touched touched, EventTime time, LiveLimits limits, Drops drops) {
		this.channels = channels;
		this.touched = touched;
		this.time = time;
		this.limits = limits;
		this.drops = drops;
	}

	@Nullable Bridge get(@Nullable String id) {
		return (id != null) ? this.bridges.get(id) : null;
	}

	Collection<Bridge> all() {
		return this.bridges.values();
	}

	int size() {
		return this.bridges.size();
	}

	/** Adds or updates a bridge; returns {@code null} if there are too many. */
	@Nullable Bridge update(BridgeSnapshot snapshot) {
		String id = snapshot.uniqueId();
		if (id == null) {
			return null;
		}
		Bridge bridge = this.bridges.get(id);
		if (bridge == null) {
			if (this.bridges.size() >= this.limits.bridges()) {
				this.drops.dropped();
				return null;
			}
			bridge = new Bridge(id, this.time.now());
			this.bridges.put(id, bridge);
			this.touched.bridges.add(id);
		}
		bridge.conference |= "ConfBridge".equals(snapshot.creator());
		if (snapshot.type() != null && !snapshot.type().equals(bridge.type)) {
			bridge.type = snapshot.type();
			this.touched.bridges.add(id);
		}
		if (snapshot.technology() != null && !snapshot.technology().equals(bridge.technology)) {
			bridge.technology = snapshot.technology();
			this.touched.bridges.add(id);
		}
		return bridge;
	}

	/** Removes a bridge. Channels that have not left it are in no bridge afterwards. */
	void remove(@Nullable String id) {
		Bridge bridge = get(id);
		if (bridge == null) {
			return;
		}
		for (String member : new ArrayList<>(bridge.members)) {
			Channel channel = this.channels.get(member);
			if (channel != null) {
				leave(channel, bridge);
			}
		}
		this.bridges.remove(bridge.id);
		this.touched.bridges.add(bridge.id);
	}

	/** Puts a channel into a bridge, and takes it out of the one in which it was. */
	void enter(Channel channel, Bridge bridge) {
		if (channel.bridge != null && channel.bridge != bridge) {
			leave(channel, channel.bridge);
		}
		channel.bridge = bridge;
		bridge.members.add(channel.uniqueId);
		touch(channel, bridge);
	}

	void leave(Channel channel, Bridge bridge) {
		if (bridge.members.remove(channel.uniqueId)) {
			touch(channel, bridge);
		}
		if (channel.bridge == bridge) {
			channel.bridge = null;
		}
	}

	/** Touches all calls whose parties may be connected or separated by the change. */
	private void touch(Channel channel, Bridge bridge) {
		this.touched.channel(channel);
		this.touched.bridges.add(bridge.id);
		List<Bridge> reached = new ArrayList<>();
		touchMembers(bridge, reached);
		if (channel.otherHalf != null && channel.otherHalf.bridge != null) {
			touchMembers(channel.otherHalf.bridge, reached);
		}
	}

	private void touchMembers(Bridge bridge, List<Bridge> reached) {
		if (reached.contains(bridge) || bridge.members.size() > Conversation.MAX_MEMBERS) {
			return;
		}
		reached.add(bridge);
		for (String member : bridge.members) {
			Channel channel = this.channels.get(member);
			if (channel != null) {
				this.touched.call(channel.call);
				if (channel.otherHalf != null && channel.otherHalf.bridge != null) {
					touchMembers(channel.otherHalf.bridge, reached);
				}
			}
		}
	}

}
