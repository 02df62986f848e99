/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client;

import java.time.Duration;
import java.util.Map;

/**
 * What a client counted since it was made.
 *
 * @param eventsReceived events that came and were wanted, by the event's name; those that
 * the catalogue does not know are counted together as {@code UnknownEvent}
 * @param eventsLost events dropped because the buffer was full, or because the client was
 * stopped before they were delivered
 * @param eventsBuffered events that wait for listeners now
 * @param eventsLag the age of the oldest event that has not been delivered to all its
 * listeners yet, since it was read from the socket; zero when there is none
 * @param listenerErrors exceptions that listeners threw, those of {@code @EventListener}
 * methods included
 * @param reconnects how often the client connected again
 * @param unrecognizedMessages messages that were neither events nor responses, and were
 * ignored
 * @param pendingActions actions that wait for their answer now
 */
public record AmiClientStatistics(Map<String, Long> eventsReceived, long eventsLost, int eventsBuffered,
		Duration eventsLag, long listenerErrors, long reconnects, long unrecognizedMessages, int pendingActions) {

	/**
	 * Creates counts.
	 * @param eventsReceived events by name
	 * @param eventsLost events lost
	 * @param eventsBuffered events waiting
	 * @param eventsLag the age of the oldest of them
	 * @param listenerErrors exceptions
	 * @param reconnects connections after the first
	 * @param unrecognizedMessages messages ignored
	 * @param pendingActions actions waiting
	 */
	public AmiClientStatistics {
		eventsReceived = Map.copyOf(eventsReceived);
	}

}
