/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal;

import java.util.ArrayList;
import java.util.List;

import io.github.amispring.client.EventSettings;
import io.github.amispring.client.internal.event.EventSelection;
import io.github.amispring.client.internal.event.NamePattern;
import io.github.amispring.event.EventType;
import io.github.amispring.event.EventTypes;

/**
 * The filters that configure Asterisk to withhold events that {@link EventSelection} does
 * not select. They save bandwidth. Names that filters cannot express exactly are selected
 * by the client only.
 * <p>
 * The filters are regular expressions that match the first header in the text of an
 * event. All supported versions interpret them in the same way. The filter criteria of
 * newer versions are case-sensitive, do not support wildcards, and have a different
 * meaning in older versions.
 * <p>
 * Asterisk sends an event if it matches no excluding filter and, if there are including
 * filters, at least one of them.
 */
public final class ServerFilters {

	/** Leaves space for the rest of the line, which is limited to 1,022 bytes. */
	private static final int MAX_LENGTH = 960;

	/**
	 * Events that are the outcome of an action. These events must never be withheld,
	 * because the action waits for them. Asterisk does not apply filters to other
	 * responses.
	 */
	public static final List<String> OUTCOMES = List.of("OriginateResponse", "SIPQualifyPeerDone");

	private ServerFilters() {
	}

	/**
	 * Returns the filters for the names in the settings, excluding filters first.
	 * @param events the settings
	 * @return the texts of Filter actions
	 */
	static List<String> of(EventSettings events) {
		List<NamePattern> exclude = withOtherNames(events.exclude()).stream()
			.filter((name) -> name.isExpressible() && OUTCOMES.stream().noneMatch(name::matches))
			.toList();
		List<String> filters = new ArrayList<>(filters("!", exclude));
		if (!events.include().isEmpty() && !hasIncludingFilter(events.filters())) {
			List<NamePattern> include = withOtherNames(events.include());
			include.addAll(NamePattern.of(OUTCOMES));
			if (include.stream().allMatch(NamePattern::isExpressible)) {
				filters.addAll(filters("", include));
			}
		}
		return filters;
	}

	/**
	 * Returns whether the configured filters include events. Another including filter
	 * would add events instead of restricting them.
	 */
	private static boolean hasIncludingFilter(List<String> filters) {
		return filters.stream().anyMatch((filter) -> !filter.startsWith("!"));
	}

	/**
	 * Adds the other names of events with several names, because any of them selects the
	 * event.
	 */
	private static List<NamePattern> withOtherNames(List<String> texts) {
		List<NamePattern> patterns = new ArrayList<>(NamePattern.of(texts));
		for (EventType<?> type : EventTypes.known()) {
			List<String> others = type.names()
				.stream()
				.filter((name) -> !NamePattern.anyMatches(patterns, name))
				.toList();
			if (others.size() < type.names().size()) {
				patterns.addAll(NamePattern.of(others));
			}
		}
		return patterns;
	}

	/** Combines names, because Asterisk evaluates every filter for every event. */
	private static List<String> filters(String sign, List<NamePattern> names) {
		List<String> filters = new ArrayList<>();
		StringBuilder alternatives = new StringBuilder();
		for (NamePattern name : names) {
			String expression = name.expression();
			if (!alternatives.isEmpty() && alternatives.length() + expression.length() > MAX_LENGTH) {
				filters.add(filter(sign, alternatives));
				alternatives.setLength(0);
			}
			alternatives.append(alternatives.isEmpty() ? "" : "|").append(expression);
		}
		if (!alternatives.isEmpty()) {
			filters.add(filter(sign, alternatives));
		}
		return filters;
	}

	private static String filter(String sign, CharSequence alternatives) {
		return sign + "^Event: (" + alternatives + ")[[:cntrl:]]";
	}

}
