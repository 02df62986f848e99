/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.live.event.CallStartedEvent;
import io.github.amispring.message.AmiEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Measures calls per minute and events per second of each PBX.
 */
@Component
class Rates {

	private static final int MINUTE = 60;

	/** A longer period smooths the rate; a shorter period makes the rate react faster. */
	private static final int EVENT_SECONDS = 5;

	private final Map<String, RecentCount> calls = new ConcurrentHashMap<>();

	private final Map<String, RecentCount> events = new ConcurrentHashMap<>();

	@EventListener
	void on(AmiApplicationEvent<AmiEvent> event) {
		this.events.computeIfAbsent(event.getServer(), (server) -> new RecentCount(EVENT_SECONDS)).increment();
	}

	@EventListener
	void on(CallStartedEvent event) {
		// incomplete calls started before the console was connected
		if (!event.call().incomplete()) {
			this.calls.computeIfAbsent(event.server(), (server) -> new RecentCount(MINUTE)).increment();
		}
	}

	long callsPerMinute(String server) {
		RecentCount count = this.calls.get(server);
		return (count != null) ? count.count() : 0;
	}

	long eventsPerSecond(String server) {
		RecentCount count = this.events.get(server);
		return (count != null) ? (count.count() + EVENT_SECONDS - 1) / EVENT_SECONDS : 0;
	}

}
