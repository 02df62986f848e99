/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.github.amispring.event.ChannelSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The channels of the PBX by Uniqueid.
 */
final class Channels {

	private final Map<String, Channel> channels = new HashMap<>();

	private long created;

	@Nullable Channel get(@Nullable String uniqueId) {
		return (uniqueId != null) ? this.channels.get(uniqueId) : null;
	}

	@Nullable Channel get(@Nullable ChannelSnapshot snapshot) {
		return (snapshot != null) ? get(snapshot.uniqueId()) : null;
	}

	Collection<Channel> all() {
		return this.channels.values();
	}

	Set<String> ids() {
		return Set.copyOf(this.channels.keySet());
	}

	int size() {
		return this.channels.size();
	}

	long nextOrder() {
		return ++this.created;
	}

	void add(Channel channel) {
		this.channels.put(channel.uniqueId, channel);
	}

	void remove(Channel channel) {
		this.channels.remove(channel.uniqueId);
		if (channel.otherHalf != null) {
			channel.otherHalf.otherHalf = null;
			channel.otherHalf = null;
		}
	}

}
