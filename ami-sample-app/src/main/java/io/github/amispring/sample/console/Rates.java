/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.util.Objects;

import io.github.amispring.event.ChannelSnapshot;
import io.github.amispring.event.NewChannelEvent;
import io.github.amispring.message.AmiEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How much is going on: calls in a minute, events in a second.
 */
@Component
class Rates {

	private static final int MINUTE = 60;

	/** Long enough for a steady number, short enough for a recent one. */
	private static final int EVENT_SECONDS = 5;

	private final RecentCount calls = new RecentCount(MINUTE);

	private final RecentCount events = new RecentCount(EVENT_SECONDS);

	@EventListener
	void on(AmiEvent event) {
		this.events.increment();
	}

	@EventListener
	void on(NewChannelEvent event) {
		ChannelSnapshot channel = event.channel();
		// The first channel of a call gives it its Linkedid
		if (channel != null && Objects.equals(channel.uniqueId(), channel.linkedId())) {
			this.calls.increment();
		}
	}

	long callsPerMinute() {
		return this.calls.count();
	}

	long eventsPerSecond() {
		return (this.events.count() + EVENT_SECONDS - 1) / EVENT_SECONDS;
	}

}
