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
 * What somebody says that the manager interface of an Asterisk has.
 *
 * @param events the events with their headers; of a channel or bridge that has a run of
 * headers, the prefix and {@code ...} stand for all of them
 * @param actions the actions with their headers
 */
record ManagerApi(Map<String, Set<String>> events, Map<String, Set<String>> actions) {

	/**
	 * What is only in this one, a line for each event, action or header. Names that
	 * differ in case alone are the same.
	 * @param other the other one
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

	/** A map to be filled. */
	static Map<String, Set<String>> empty() {
		return new TreeMap<>();
	}

	static void add(Map<String, Set<String>> to, String name, Set<String> headers) {
		Collections.addAll(to.computeIfAbsent(name, (key) -> new TreeSet<>()), headers.toArray(String[]::new));
	}

}
