/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.CallOutcome;
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
	void on(CallEndedEvent event) {
		// a merged call is part of another call, which ends later
		if (event.ended().outcome() != CallOutcome.MERGED) {
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
