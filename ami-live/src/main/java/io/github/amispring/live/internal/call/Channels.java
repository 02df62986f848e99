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

	private final Touched touched;

	private long created;

	Channels(Touched touched) {
		this.touched = touched;
	}

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
		separate(channel);
	}

	/** Makes two channels the halves of a Local channel. */
	void pair(Channel one, Channel two) {
		if (one.otherHalf != two) {
			separate(one);
			separate(two);
			one.otherHalf = two;
			two.otherHalf = one;
			this.touched.channel(one);
			this.touched.channel(two);
		}
	}

	private void separate(Channel half) {
		Channel other = half.otherHalf;
		if (other != null) {
			other.otherHalf = null;
			half.otherHalf = null;
			this.touched.channel(other);
		}
	}

}
