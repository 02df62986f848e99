/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.call;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The rule who has dialed: if a half of a Local channel dials, it is the party that has
 * dialed the Local channel, or that is connected to its other half.
 */
final class RealCaller {

	/** Chains of Local channels are short. */
	static final int MAX_DEPTH = 20;

	private final Channels channels;

	private final Conversation conversation;

	RealCaller(Channels channels, Conversation conversation) {
		this.channels = channels;
		this.conversation = conversation;
	}

	/**
	 * Returns the party on whose behalf a channel dials, or {@code null} if there is
	 * none, because the Local channel was originated.
	 */
	@Nullable Channel of(@Nullable Channel source) {
		Channel channel = source;
		for (int depth = 0; channel != null && depth < MAX_DEPTH; depth++) {
			if (!channel.localHalf()) {
				return channel;
			}
			Channel other = channel.otherHalf;
			if (other == null) {
				return null;
			}
			if (other.dial == null || other.dial.source == null) {
				return connectedTo(other);
			}
			channel = this.channels.get(other.dial.source);
		}
		return null;
	}

	/**
	 * Returns the party behind a channel: the channel itself or, if it is a half of a
	 * Local channel, the party on the other side of it; {@code null} if there is none.
	 */
	@Nullable Channel behind(@Nullable Channel channel) {
		if (channel == null || !channel.localHalf()) {
			return channel;
		}
		Channel other = channel.otherHalf;
		if (other == null) {
			return null;
		}
		Channel connected = connectedTo(other);
		return (connected != null || other.dial == null) ? connected : of(this.channels.get(other.dial.source));
	}

	private @Nullable Channel connectedTo(Channel half) {
		Set<String> parties = this.conversation.partiesWith(half);
		return parties.isEmpty() ? null : this.channels.get(parties.iterator().next());
	}

}
