/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.Privileges;
import org.jspecify.annotations.Nullable;

/**
 * The actions that there are, by their names in any case. Filled before the first
 * session, and not changed afterwards.
 */
public final class ActionRegistry {

	private final Map<String, Entry> entries = new TreeMap<>();

	/**
	 * Creates a registry without actions.
	 */
	public ActionRegistry() {
	}

	/**
	 * Adds an action.
	 * @param name the name
	 * @param synopsis what it does, for ListCommands
	 * @param handler who answers it
	 * @param classes an account must be allowed to write one of these, if any are given
	 */
	public void add(String name, String synopsis, ActionHandler handler, EventClass... classes) {
		addForSession(name, synopsis, (session, request, reply) -> handler.handle(request, reply), classes);
	}

	/**
	 * Adds an action that concerns the session itself.
	 * @param name the name
	 * @param synopsis what it does, for ListCommands
	 * @param handler who answers it
	 * @param classes an account must be allowed to write one of these, if any are given
	 */
	public void addForSession(String name, String synopsis, SessionActionHandler handler, EventClass... classes) {
		this.entries.put(name.toLowerCase(Locale.ROOT), new Entry(name, synopsis, Privileges.of(classes), handler));
	}

	/**
	 * Finds an action.
	 * @param name the name in any case
	 * @return the action, or {@code null}
	 */
	public @Nullable Entry find(String name) {
		return this.entries.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * All actions by the alphabet.
	 * @return the actions
	 */
	public Collection<Entry> all() {
		return this.entries.values();
	}

	/**
	 * An action.
	 *
	 * @param name the name
	 * @param synopsis what it does
	 * @param privileges an account must be allowed to write one of these, if any
	 * @param handler who answers it
	 */
	public record Entry(String name, String synopsis, Privileges privileges, SessionActionHandler handler) {

		boolean isAllowed(Privileges write) {
			return this.privileges.isEmpty() || this.privileges.meets(write);
		}

	}

}
