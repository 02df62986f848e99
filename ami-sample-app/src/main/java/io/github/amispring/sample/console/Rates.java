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
 * Measures calls per minute and events per second.
 */
@Component
class Rates {

	private static final int MINUTE = 60;

	/** A longer period smooths the rate; a shorter period makes the rate react faster. */
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
		// the Linkedid of a call is the Uniqueid of its first channel
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
