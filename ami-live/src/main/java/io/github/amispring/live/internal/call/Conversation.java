/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rule who is connected: two parties are, if they are in one bridge after Local
 * channels have been folded (bridge A - ;1 = ;2 - bridge B counts as one bridge), and
 * both are up.
 */
final class Conversation {

	/** Larger bridges are conferences. Their members are not walked for each event. */
	static final int MAX_MEMBERS = 50;

	private final Channels channels;

	Conversation(Channels channels) {
		this.channels = channels;
	}

	/** Returns the connected parties of a call, or an empty set. */
	Set<String> connected(Call call) {
		for (String id : call.present) {
			Channel channel = this.channels.get(id);
			if (channel != null && !channel.localHalf() && channel.isUp() && channel.bridge != null) {
				Set<String> parties = partiesOf(channel.bridge);
				if (parties.size() > 1 && parties.contains(id)) {
					return parties;
				}
			}
		}
		return Set.of();
	}

	/** Returns the parties that are up and connected by a bridge. */
	Set<String> partiesOf(Bridge bridge) {
		Set<String> parties = new LinkedHashSet<>();
		walk(bridge, new ArrayList<>(), parties);
		return parties;
	}

	/**
	 * Returns the parties that are up and connected to a half of a Local channel, without
	 * those on its other side.
	 */
	Set<String> partiesWith(Channel half) {
		Set<String> parties = new LinkedHashSet<>();
		if (half.bridge != null) {
			List<Bridge> visited = new ArrayList<>();
			if (half.otherHalf != null && half.otherHalf.bridge != null) {
				visited.add(half.otherHalf.bridge);
			}
			walk(half.bridge, visited, parties);
		}
		return parties;
	}

	private void walk(Bridge bridge, List<Bridge> visited, Set<String> parties) {
		if (bridge.isHolding() || bridge.conference || bridge.members.size() > MAX_MEMBERS
				|| visited.contains(bridge)) {
			return;
		}
		visited.add(bridge);
		for (String id : bridge.members) {
			Channel channel = this.channels.get(id);
			if (channel == null) {
				continue;
			}
			if (!channel.localHalf()) {
				if (channel.isUp()) {
					parties.add(id);
				}
			}
			else if (channel.otherHalf != null && channel.otherHalf.bridge != null) {
				walk(channel.otherHalf.bridge, visited, parties);
			}
		}
	}

}
