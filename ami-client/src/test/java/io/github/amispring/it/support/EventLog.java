/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.amispring.client.AmiClient;
import io.github.amispring.message.AmiEvent;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Records the events that a client receives, in order.
 */
public final class EventLog {

	private final List<AmiEvent> events = new ArrayList<>();

	private EventLog() {
	}

	/** Records all events of a client from now on. */
	public static EventLog of(AmiClient client) {
		EventLog log = new EventLog();
		client.subscribe(AmiEvent.class, log::add);
		return log;
	}

	private synchronized void add(AmiEvent event) {
		this.events.add(event);
	}

	/** Returns all events received so far. */
	public synchronized List<AmiEvent> events() {
		return List.copyOf(this.events);
	}

	/** Returns the events of the given type received so far that match a condition. */
	public <E extends AmiEvent> List<E> events(Class<E> type, Predicate<? super E> condition) {
		return events().stream().filter(type::isInstance).map(type::cast).filter(condition).toList();
	}

	/** Waits for an event of the given type that matches a condition. */
	public <E extends AmiEvent> E await(Class<E> type, Predicate<? super E> condition) {
		try {
			return Awaitility.await()
				.atMost(Pbx.TEST_TIMEOUT)
				.pollInterval(Duration.ofMillis(10))
				.until(() -> events(type, condition).stream().findFirst(), Optional::isPresent)
				.orElseThrow();
		}
		catch (ConditionTimeoutException ex) {
			throw new AssertionError("Expected a matching " + type.getSimpleName() + " but received "
					+ events(type, (event) -> true) + " and " + counts(), ex);
		}
	}

	/** Returns the number of received events for each event name. */
	private Map<String, Long> counts() {
		return events().stream()
			.collect(Collectors.groupingBy(AmiEvent::eventName, TreeMap::new, Collectors.counting()));
	}

}
