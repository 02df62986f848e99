/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.amispring.it.support.AsteriskServer;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Counts the actions that the tests send, and says it when all are over.
 */
final class ActionTally implements AutoCloseable {

	/** How a server takes an action, the best first. */
	enum Outcome {

		/** With an answer that was read. */
		ANSWERED,

		/** With the error that was to be expected. */
		REFUSED,

		/** Not at all. */
		UNANSWERED,

		/** It does not know it. */
		NOT_THERE

	}

	private final Map<AsteriskServer, Map<String, Outcome>> outcomes = new LinkedHashMap<>();

	private ActionTally() {
	}

	/** The one of this run. */
	static ActionTally of(ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(ActionTally.class, (key) -> new ActionTally(), ActionTally.class);
	}

	/** The best outcome counts, where an action is sent more than once. */
	synchronized void add(AsteriskServer server, String action, Outcome outcome) {
		this.outcomes.computeIfAbsent(server, (key) -> new TreeMap<>())
			.merge(action, outcome, (one, other) -> (one.compareTo(other) <= 0) ? one : other);
	}

	@Override
	public synchronized void close() {
		this.outcomes.forEach((server, actions) -> System.out.println(summary(server, actions)));
	}

	private static String summary(AsteriskServer server, Map<String, Outcome> actions) {
		Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
		actions.values().forEach((outcome) -> counts.merge(outcome, 1L, Long::sum));
		TreeSet<String> notSent = new TreeSet<>(EveryActionTests.names());
		notSent.removeAll(actions.keySet());
		return server + ": " + actions.size() + " actions sent (" + counts.entrySet()
			.stream()
			.map((count) -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
			.collect(Collectors.joining(", ")) + "), not sent: " + notSent;
	}

}
