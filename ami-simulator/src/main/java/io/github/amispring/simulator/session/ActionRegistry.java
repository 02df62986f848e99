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
 * The built-in actions by their names, which are not case-sensitive. Not thread-safe: add
 * all actions before the first session starts.
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
	 * @param synopsis the description in the response to ListCommands
	 * @param handler responds to the action
	 * @param classes the classes of the action: an account needs write permission for at
	 * least one of them, if there are any
	 */
	public void add(String name, String synopsis, ActionHandler handler, EventClass... classes) {
		addForSession(name, synopsis, (session, request, response) -> handler.handle(request, response), classes);
	}

	/**
	 * Adds an action that reads or changes its session.
	 * @param name the name
	 * @param synopsis the description in the response to ListCommands
	 * @param handler responds to the action
	 * @param classes the classes of the action: an account needs write permission for at
	 * least one of them, if there are any
	 */
	public void addForSession(String name, String synopsis, SessionActionHandler handler, EventClass... classes) {
		this.entries.put(name.toLowerCase(Locale.ROOT), new Entry(name, synopsis, Privileges.of(classes), handler));
	}

	/**
	 * Finds an action.
	 * @param name the name, ignoring case
	 * @return the action, {@code null} if there is none
	 */
	public @Nullable Entry find(String name) {
		return this.entries.get(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Returns all actions in alphabetical order.
	 * @return the actions
	 */
	public Collection<Entry> all() {
		return this.entries.values();
	}

	/**
	 * A built-in action.
	 *
	 * @param name the name
	 * @param synopsis the description in the response to ListCommands
	 * @param classes the classes of the action, possibly none
	 * @param handler responds to the action
	 */
	public record Entry(String name, String synopsis, Privileges classes, SessionActionHandler handler) {
	}

}
