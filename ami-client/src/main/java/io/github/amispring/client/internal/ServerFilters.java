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
 * What Asterisk is asked to keep back, so that it need not come over the line: of what
 * {@link EventSelection} does not want, as much as can be said exactly.
 * <p>
 * These are filters of the old form, expressions over the text of an event, bound to the
 * event's name at its beginning. The criteria of newer versions ask for a name in
 * Asterisk's own case and know no wildcards, and to older versions they mean something
 * else; an expression means the same to all.
 * <p>
 * To Asterisk, an event must match one of the filters that include, if there are any, and
 * none that excludes.
 */
public final class ServerFilters {

	/** Leaves room for the rest of a line. */
	private static final int MAX_LENGTH = 960;

	/**
	 * Events that tell how an action ended: it waits for them even if nobody else wants
	 * them. All other answers pass by Asterisk's filters.
	 */
	public static final List<String> OUTCOMES = List.of("OriginateResponse", "SIPQualifyPeerDone");

	private ServerFilters() {
	}

	/**
	 * The filters for the names in the settings, those that exclude first.
	 * @param events the settings
	 * @return the texts of Filter actions
	 */
	static List<String> of(EventSettings events) {
		List<NamePattern> exclude = withOtherNames(events.exclude()).stream()
			.filter((name) -> name.isExpressible() && OUTCOMES.stream().noneMatch(name::matches))
			.toList();
		List<String> filters = new ArrayList<>(filters("!", exclude));
		if (!events.include().isEmpty() && !includesAny(events.filters())) {
			List<NamePattern> include = withOtherNames(events.include());
			include.addAll(NamePattern.of(OUTCOMES));
			if (include.stream().allMatch(NamePattern::isExpressible)) {
				filters.addAll(filters("", include));
			}
		}
		return filters;
	}

	/**
	 * Whether there is one that includes. Ours would add to it, where both are meant to
	 * hold.
	 */
	private static boolean includesAny(List<String> verbatim) {
		return verbatim.stream().anyMatch((filter) -> !filter.startsWith("!"));
	}

	/** An event that has several names is selected by any of them. */
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

	/** As few as possible: each takes Asterisk some time at each event. */
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
