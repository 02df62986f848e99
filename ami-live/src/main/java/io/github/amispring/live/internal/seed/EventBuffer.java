/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.seed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;

/**
 * The events that arrive while the lists are requested.
 */
public final class EventBuffer {

	private final int limit;

	private final List<AmiEvent> events = new ArrayList<>();

	private final Set<String> created = new HashSet<>();

	private final Set<String> hungUp = new HashSet<>();

	/**
	 * Creates a buffer.
	 */
	public EventBuffer(int limit) {
		this.limit = limit;
	}

	/**
	 * Adds an event.
	 * @return {@code false} if the buffer is full
	 */
	public boolean add(AmiEvent event) {
		if (this.events.size() >= this.limit) {
			return false;
		}
		this.events.add(event);
		if (event instanceof NewChannelEvent newChannel) {
			add(this.created, newChannel.channel());
		}
		else if (event instanceof HangupEvent hangup) {
			add(this.hungUp, hangup.channel());
		}
		return true;
	}

	private static void add(Set<String> set, ChannelSnapshot channel) {
		if (channel.uniqueId() != null) {
			set.add(channel.uniqueId());
		}
	}

	/**
	 * Returns the events in order.
	 */
	public List<AmiEvent> events() {
		return this.events;
	}

	/**
	 * Returns whether the buffer contains the Newchannel event of a channel. Such a
	 * channel may be missing in the lists.
	 */
	public boolean hasCreated(String uniqueId) {
		return this.created.contains(uniqueId);
	}

	/**
	 * Returns whether the buffer contains the Hangup event of a channel. Such a channel
	 * may still be listed.
	 */
	public boolean hasHungUp(String uniqueId) {
		return this.hungUp.contains(uniqueId);
	}

}
