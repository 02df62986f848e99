/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import io.github.amispring.boot.diagnostics.AmiPropertyNames;
import io.github.amispring.client.EventSettings;
import io.github.amispring.client.internal.event.EventReach;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs which parts of a live view are missing because the settings of the client withhold
 * events that the view needs.
 */
final class WithheldEvents {

	private static final Logger logger = LoggerFactory.getLogger(WithheldEvents.class);

	private static final int MAX_NAMES = 10;

	private final String server;

	private final EventSettings settings;

	private final AmiPropertyNames properties;

	private final List<EventType<?>> notInMask;

	private final List<EventType<?>> notSelected;

	private final List<EventType<?>> filtered;

	/**
	 * Creates an instance.
	 * @param server the name of the server
	 * @param needed the types of events that the view needs
	 * @param settings the settings of the client
	 * @param properties determines the names of properties
	 */
	WithheldEvents(String server, Set<Class<? extends AmiEvent>> needed, EventSettings settings,
			AmiPropertyNames properties) {
		this.server = server;
		this.settings = settings;
		this.properties = properties;
		List<EventType<?>> types = EventTypes.known()
			.stream()
			.filter((type) -> needed.contains(type.eventClass()))
			.toList();
		EventReach reach = new EventReach(settings);
		this.notInMask = types.stream().filter(Predicate.not(reach::isInMask)).toList();
		this.notSelected = types.stream().filter(Predicate.not(reach::maySelect)).toList();
		this.filtered = types.stream().filter(this::isFiltered).toList();
	}

	/** Logs one message if events are withheld. */
	void log() {
		Set<ViewPart> missing = missing();
		if (missing.isEmpty()) {
			return;
		}
		if (missing.stream().allMatch(ViewPart::isOptional)) {
			logger.info("PBX \"{}\": the live view does not show {}, because {}. To avoid this message, set"
					+ " ami.live.applications=false.", this.server, join(missing), reasons());
		}
		else if (missing.contains(ViewPart.CALLS)) {
			logger.warn(
					"PBX \"{}\": the live view does not work, because {}. It requires these events for {}. Change the"
							+ " setting, or disable the live view with ami.live.enabled=false.",
					this.server, reasons(), join(missing));
		}
		else {
			logger.warn("PBX \"{}\": the live view is incomplete, because {}. It requires these events for {}.",
					this.server, reasons(), join(missing));
		}
	}

	private Set<ViewPart> missing() {
		Set<ViewPart> missing = EnumSet.noneOf(ViewPart.class);
		for (List<EventType<?>> types : List.of(this.notInMask, this.notSelected, this.filtered)) {
			types.forEach((type) -> missing.add(ViewPart.of(type.eventClass())));
		}
		return missing;
	}

	private String reasons() {
		List<String> reasons = new ArrayList<>();
		if (!this.notInMask.isEmpty()) {
			reasons.add(
					property("mask") + "=" + String.join(",", this.settings.mask()) + " does not include " + classes());
		}
		if (!this.notSelected.isEmpty()) {
			reasons
				.add(selection() + " exclude" + (selection().contains(" and ") ? " " : "s ") + names(this.notSelected));
		}
		if (!this.filtered.isEmpty()) {
			reasons.add(property("filters") + " excludes " + names(this.filtered));
		}
		return String.join(", and ", reasons);
	}

	private String property(String key) {
		return this.properties.effective(this.server, "events." + key);
	}

	private String classes() {
		Set<String> classes = new TreeSet<>();
		this.notInMask.forEach((type) -> classes.addAll(type.readPermissions()));
		return ((classes.size() == 1) ? "the class " : "the classes ") + join(classes);
	}

	private String selection() {
		List<String> properties = new ArrayList<>();
		if (!this.settings.include().isEmpty()) {
			properties.add(property("include"));
		}
		if (!this.settings.exclude().isEmpty()) {
			properties.add(property("exclude"));
		}
		return String.join(" and ", properties);
	}

	private static String names(List<EventType<?>> types) {
		List<String> names = types.stream()
			.map(EventType::name)
			.sorted()
			.limit(MAX_NAMES)
			.collect(Collectors.toCollection(ArrayList::new));
		if (types.size() > MAX_NAMES) {
			names.add((types.size() - MAX_NAMES) + " more");
		}
		return join(names);
	}

	private static String join(Collection<?> words) {
		List<String> texts = words.stream().map(Object::toString).toList();
		int last = texts.size() - 1;
		return (last == 0) ? texts.get(0) : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
	}

	/**
	 * Returns whether the configured filters withhold all events of a type. Considers
	 * only filters on the name of the event, because other filters depend on the content
	 * of the event.
	 */
	private boolean isFiltered(EventType<?> type) {
		List<String> excluding = this.settings.filters().stream().filter((filter) -> filter.startsWith("!")).toList();
		List<String> including = this.settings.filters().stream().filter((filter) -> !filter.startsWith("!")).toList();
		return excluding.stream().anyMatch((filter) -> Boolean.TRUE.equals(matches(filter.substring(1), type)))
				|| (!including.isEmpty()
						&& including.stream().allMatch((filter) -> Boolean.FALSE.equals(matches(filter, type))));
	}

	/**
	 * Returns whether a filter matches the first line of an event, {@code null} if that
	 * cannot be determined.
	 */
	private static @Nullable Boolean matches(String filter, EventType<?> type) {
		String regex = filter.replace("[[:cntrl:]]", "\\p{Cntrl}");
		if (!regex.matches("\\^?Event:.*") || regex.contains("[:")) {
			return null;
		}
		try {
			Pattern pattern = Pattern.compile(regex);
			return type.names().stream().anyMatch((name) -> pattern.matcher("Event: " + name + "\r\n").find());
		}
		catch (PatternSyntaxException ex) {
			return null;
		}
	}

}
