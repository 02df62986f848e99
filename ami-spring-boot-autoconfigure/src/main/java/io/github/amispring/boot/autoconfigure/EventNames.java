/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;

/**
 * Finds mistakes in the names of events and event classes. Asterisk ignores an unknown
 * class, and no event matches an unknown name. Without this check, events would be
 * missing without an error.
 */
class EventNames {

	/** The valid words of an event mask. */
	static final List<String> CLASSES = List.of("agent", "agi", "all", "aoc", "call", "cc", "cdr", "command", "config",
			"dialplan", "dtmf", "log", "message", "none", "off", "on", "originate", "reporting", "security", "system",
			"test", "user", "verbose");

	/** Other valid values. YAML converts on and off to true and false. */
	private static final Pattern OTHER_MASK = Pattern.compile("true|false|yes|no|\\d+");

	private static final Pattern WILDCARD = Pattern.compile("[*?]");

	private final UnaryOperator<String> property;

	/**
	 * Creates an instance.
	 * @param property returns the full name of a property, such as
	 * {@code ami.events.mask} for {@code events.mask}
	 */
	EventNames(UnaryOperator<String> property) {
		this.property = property;
	}

	/**
	 * Checks event classes and event names.
	 * @param events the properties
	 * @throws InvalidAmiPropertyException if a class does not exist, or a name looks like
	 * a misspelled event name
	 */
	void check(AmiServerProperties.Events events) {
		events.getMask().forEach(this::checkClass);
		checkNames("include", events.getInclude());
		checkNames("exclude", events.getExclude());
	}

	private void checkClass(String name) {
		String word = name.strip().toLowerCase(Locale.ROOT);
		if (CLASSES.contains(word) || OTHER_MASK.matcher(word).matches()) {
			return;
		}
		String nearest = new NearestName(CLASSES).to(word, Math.max(1, word.length() / 2));
		throw new InvalidAmiPropertyException(this.property.apply("events.mask"), name,
				"Asterisk has no event class with this name."
						+ ((nearest != null) ? " Did you mean \"" + nearest + "\"?" : ""));
	}

	private void checkNames(String property, List<String> names) {
		List<String> whole = names.stream().filter((name) -> !WILDCARD.matcher(name).find()).toList();
		if (whole.isEmpty()) {
			return;
		}
		Map<String, String> known = known();
		NearestName nearestName = new NearestName(known.keySet());
		for (String name : whole) {
			String word = name.strip().toLowerCase(Locale.ROOT);
			String nearest = nearestName.to(word, Math.max(1, word.length() / 5));
			// a name that resembles no known name may belong to a module that is not in
			// the catalogue
			String event = (nearest != null) ? known.get(nearest) : null;
			if (event != null && !event.equalsIgnoreCase(word)) {
				throw new InvalidAmiPropertyException(this.property.apply("events." + property), name,
						"No known event has this name. Did you mean \"" + event
								+ "\"? If the event really has this name, append a wildcard: \"" + name + "*\".");
			}
		}
	}

	/** Returns the names of events and of their records, which are easily confused. */
	private static Map<String, String> known() {
		Map<String, String> known = new TreeMap<>();
		for (EventType<?> type : EventTypes.known()) {
			known.put(type.eventClass().getSimpleName().toLowerCase(Locale.ROOT), type.name());
		}
		for (EventType<?> type : EventTypes.known()) {
			type.names().forEach((name) -> known.put(name.toLowerCase(Locale.ROOT), name));
		}
		return known;
	}

}
