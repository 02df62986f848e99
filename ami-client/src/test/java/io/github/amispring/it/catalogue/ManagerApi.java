/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.catalogue;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A description of the manager interface in an Asterisk version.
 *
 * @param events the events with their headers; all headers of a channel or bridge are
 * represented by one name, which consists of the prefix and {@code ...}
 * @param actions the actions with their headers
 */
record ManagerApi(Map<String, Set<String>> events, Map<String, Set<String>> actions) {

	/**
	 * Returns the entries that only this description contains, one line for each event,
	 * action or header. Names are compared without case.
	 * @param other the other description
	 * @return the lines
	 */
	Set<String> without(ManagerApi other) {
		Set<String> lines = new TreeSet<>();
		compare("event", this.events, other.events, lines);
		compare("action", this.actions, other.actions, lines);
		return lines;
	}

	private static void compare(String kind, Map<String, Set<String>> these, Map<String, Set<String>> others,
			Set<String> lines) {
		Map<String, Set<String>> folded = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		folded.putAll(others);
		these.forEach((name, headers) -> {
			Set<String> known = folded.get(name);
			if (known == null) {
				lines.add(kind + " " + name);
				return;
			}
			Set<String> knownFolded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
			knownFolded.addAll(known);
			headers.stream()
				.filter((header) -> !knownFolded.contains(header))
				.forEach((header) -> lines.add(kind + " " + name + ": " + header));
		});
	}

	/** Returns an empty map. */
	static Map<String, Set<String>> empty() {
		return new TreeMap<>();
	}

	static void add(Map<String, Set<String>> to, String name, Set<String> headers) {
		Collections.addAll(to.computeIfAbsent(name, (key) -> new TreeSet<>()), headers.toArray(String[]::new));
	}

}
