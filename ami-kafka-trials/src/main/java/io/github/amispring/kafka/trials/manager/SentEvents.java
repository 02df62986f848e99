/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.trials.manager;

import java.util.ArrayList;
import java.util.List;

/**
 * The events that an Asterisk sends, in order. Asterisk sends the same events in the same
 * order on each connection of a user with the same permissions.
 */
public final class SentEvents implements AutoCloseable {

	/** Sent to the connection that has logged in only. */
	private static final String LOGIN_EVENT = "Event: FullyBooted";

	private final ManagerConnection connection;

	private final List<SentEvent> events = new ArrayList<>();

	/**
	 * Starts to record.
	 * @param server the Asterisk
	 */
	public SentEvents(Asterisk server) {
		this.connection = new ManagerConnection(server, true, this::read);
	}

	private void read(List<String> message) {
		if (message.get(0).startsWith("Event: ") && !message.get(0).equals(LOGIN_EVENT)) {
			synchronized (this.events) {
				this.events.add(new SentEvent(String.join("\n", message), System.currentTimeMillis()));
			}
		}
	}

	/** Returns the events up to now. */
	public List<SentEvent> events() {
		synchronized (this.events) {
			return List.copyOf(this.events);
		}
	}

	/** Returns the number of events up to now. */
	public int count() {
		synchronized (this.events) {
			return this.events.size();
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

	/**
	 * An event.
	 *
	 * @param text the lines
	 * @param millis when it was received, in milliseconds since 1970
	 */
	public record SentEvent(String text, long millis) {
	}

}
