/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.BridgeListItemEvent;
import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.CoreShowChannelEvent;
import io.github.amispring.live.internal.event.EventTime;
import io.github.amispring.live.internal.seed.EventBuffer;
import io.github.amispring.live.internal.seed.SeedLists;
import io.github.amispring.live.model.CallOutcome;

/**
 * Replaces channels and bridges by those that the lists contain. Calls whose channels
 * still exist remain, marked as incomplete. What the lists do not tell is not guessed:
 * who has dialed whom, holds, answer times and transfers.
 */
final class SeedCalls {

	private final Channels channels;

	private final Bridges bridges;

	private final Calls calls;

	private final Snapshots snapshots;

	private final EventTime time;

	private final ChannelEvents channelEvents;

	private final int maxEntries;

	SeedCalls(CallContext context, ChannelEvents channelEvents) {
		this.channels = context.channels;
		this.bridges = context.bridges;
		this.calls = context.calls;
		this.snapshots = context.snapshots;
		this.time = context.time;
		this.maxEntries = context.settings.limits().entriesPerCall();
		this.channelEvents = channelEvents;
	}

	/** The server has restarted: all channels are gone without a Hangup. */
	void serverRestarted() {
		for (Call call : new ArrayList<>(this.calls.all())) {
			this.calls.endUnseen(call, CallOutcome.LOST);
		}
		for (Channel channel : new ArrayList<>(this.channels.all())) {
			this.channelEvents.removeUnseen(channel);
		}
		for (Bridge bridge : new ArrayList<>(this.bridges.all())) {
			this.bridges.remove(bridge.id);
		}
	}

	void replace(SeedLists lists, EventBuffer buffer) {
		Set<String> listed = new HashSet<>();
		lists.channels().forEach((entry) -> {
			if (entry.channel().uniqueId() != null) {
				listed.add(entry.channel().uniqueId());
			}
		});
		removeMissing(listed, buffer);
		this.calls.all().forEach((call) -> {
			call.incomplete = true;
			this.calls.touch(call);
		});
		bridges(lists.bridges());
		List<CoreShowChannelEvent> oldestFirst = new ArrayList<>(lists.channels());
		oldestFirst.sort(Comparator.comparing(SeedCalls::age).reversed());
		List<Channel> created = new ArrayList<>();
		for (CoreShowChannelEvent entry : oldestFirst) {
			String uniqueId = entry.channel().uniqueId();
			if (uniqueId != null && isNeeded(uniqueId, buffer)) {
				channel(entry, uniqueId, created);
			}
		}
		pairLocalHalves();
		callers(created);
		ringing(created);
	}

	/**
	 * A channel that started after the list was requested is created with all it has told
	 * when its Newchannel is replayed. One that has ended meanwhile would remain for
	 * ever.
	 */
	private boolean isNeeded(String uniqueId, EventBuffer buffer) {
		return this.channels.get(uniqueId) != null || (!buffer.hasCreated(uniqueId) && !buffer.hasHungUp(uniqueId));
	}

	private static Duration age(CoreShowChannelEvent entry) {
		return (entry.duration() != null) ? entry.duration() : Duration.ZERO;
	}

	/**
	 * Removes what has ended in the gap. A channel whose Hangup is in the buffer ends
	 * when that is replayed.
	 */
	private void removeMissing(Set<String> listed, EventBuffer buffer) {
		for (Channel channel : new ArrayList<>(this.channels.all())) {
			String id = channel.uniqueId;
			if (!listed.contains(id) && !buffer.hasHungUp(id) && !buffer.hasCreated(id)) {
				this.channelEvents.removeUnseen(channel);
			}
		}
	}

	private void bridges(List<BridgeListItemEvent> listed) {
		Set<String> ids = new HashSet<>();
		for (BridgeListItemEvent entry : listed) {
			if (entry.bridge().uniqueId() != null) {
				ids.add(entry.bridge().uniqueId());
				this.bridges.update(entry.bridge());
			}
		}
		for (Bridge bridge : new ArrayList<>(this.bridges.all())) {
			if (!ids.contains(bridge.id)) {
				this.bridges.remove(bridge.id);
			}
		}
	}

	private void channel(CoreShowChannelEvent entry, String uniqueId, List<Channel> created) {
		ChannelSnapshot snapshot = entry.channel();
		Channel channel = this.snapshots.take(snapshot);
		if (channel == null) {
			Instant createdAt = (entry.duration() != null) ? this.time.now().minus(entry.duration()) : null;
			channel = this.channelEvents.seed(snapshot, uniqueId, createdAt);
			if (channel == null) {
				return;
			}
			created.add(channel);
		}
		channel.application = entry.application();
		Bridge bridge = this.bridges.get(entry.bridgeId());
		if (bridge != null) {
			this.bridges.enter(channel, bridge);
		}
		else if (channel.bridge != null) {
			this.bridges.leave(channel, channel.bridge);
		}
	}

	/** A channel that is not up shows whether it calls or is called. */
	private void callers(List<Channel> created) {
		for (Channel channel : created) {
			Call call = channel.call;
			if (channel.calls() && !channel.localHalf() && call.caller == null) {
				call.caller = channel.leg;
				channel.leg.joinedAt = channel.createdAt;
				this.calls.addParty(call, channel.leg);
			}
		}
	}

	private void ringing(List<Channel> created) {
		for (Channel channel : created) {
			Call call = channel.call;
			if (channel.isRinging() && !channel.localHalf() && call.caller != null
					&& call.attempts.size() < this.maxEntries) {
				call.attempts.add(new CallAttempt(channel.leg,
						(channel.createdAt != null) ? channel.createdAt : this.time.now()));
			}
		}
	}

	/** The halves of a Local channel have the same name, except for the last digit. */
	private void pairLocalHalves() {
		Map<String, Channel> halves = new HashMap<>();
		for (Channel channel : this.channels.all()) {
			if (channel.localHalf() && channel.otherHalf == null) {
				String pair = channel.name().substring(0, channel.name().length() - 1);
				Channel other = halves.put(pair, channel);
				if (other != null) {
					this.channels.pair(other, channel);
				}
			}
		}
	}

}
