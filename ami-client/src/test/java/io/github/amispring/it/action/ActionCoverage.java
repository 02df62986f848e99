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
 * Records which actions the tests have sent, and prints a summary at the end of the run.
 */
final class ActionCoverage implements AutoCloseable {

	/** The outcome of an action, best first. */
	enum Outcome {

		/** The response was read. */
		SUCCEEDED,

		/** The expected error response was received. */
		REJECTED,

		/** The server did not respond. */
		NO_RESPONSE,

		/** The server does not know the action. */
		UNKNOWN

	}

	private final Map<AsteriskServer, Map<String, Outcome>> outcomes = new LinkedHashMap<>();

	private ActionCoverage() {
	}

	/** Returns the instance for the current test run. */
	static ActionCoverage of(ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(ActionCoverage.class, (key) -> new ActionCoverage(), ActionCoverage.class);
	}

	/**
	 * Records an outcome. If an action is sent more than once, its best outcome counts.
	 */
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
		TreeSet<String> notSent = new TreeSet<>(ActionCoverageTests.names());
		notSent.removeAll(actions.keySet());
		return server + ": " + actions.size() + " actions sent (" + counts.entrySet()
			.stream()
			.map((count) -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
			.collect(Collectors.joining(", ")) + "), not sent: " + notSent;
	}

}
