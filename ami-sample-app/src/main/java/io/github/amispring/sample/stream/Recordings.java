/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.stream;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.github.amispring.boot.event.AmiApplicationEvent;
import io.github.amispring.event.HangupEvent;
import io.github.amispring.event.MixMonitorStartEvent;
import io.github.amispring.event.MixMonitorStopEvent;
import io.github.amispring.live.event.SnapshotReplacedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Knows which channels are recorded. Recordings that began while the PBX was not
 * connected are not known, because Asterisk does not list them.
 */
@Component
class Recordings {

	private final Map<String, Set<String>> channels = new ConcurrentHashMap<>();

	@EventListener
	void started(AmiApplicationEvent<MixMonitorStartEvent> event) {
		change(event.getServer(), (recorded) -> recorded.add(event.getPayload().channel().uniqueId()));
	}

	@EventListener
	void stopped(AmiApplicationEvent<MixMonitorStopEvent> event) {
		change(event.getServer(), (recorded) -> recorded.remove(event.getPayload().channel().uniqueId()));
	}

	@EventListener
	void ended(AmiApplicationEvent<HangupEvent> event) {
		if (!of(event.getServer()).isEmpty()) {
			change(event.getServer(), (recorded) -> recorded.remove(event.getPayload().channel().uniqueId()));
		}
	}

	/** Channels may have ended while no events were received. */
	@EventListener
	void replaced(SnapshotReplacedEvent event) {
		change(event.server(), (recorded) -> recorded.retainAll(event.snapshot().channels().keySet()));
	}

	private void change(String server, Consumer<Set<String>> change) {
		this.channels.compute(server, (key, before) -> {
			Set<String> after = new HashSet<>((before != null) ? before : Set.of());
			change.accept(after);
			return (before != null && after.equals(before)) ? before : Set.copyOf(after);
		});
	}

	/**
	 * Returns the recorded channels. The set is the same object as before if nothing has
	 * changed.
	 * @param server the name of the server
	 * @return the Uniqueids of the channels
	 */
	Set<String> of(String server) {
		return this.channels.getOrDefault(server, Set.of());
	}

}
