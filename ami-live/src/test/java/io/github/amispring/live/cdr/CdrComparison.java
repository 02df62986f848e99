/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.message.AmiEvent;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the records of a view with CDR and CEL: parties, times, outcome, and the party
 * that hung up. Only the differences that {@link CdrException} lists are allowed, and all
 * of these must occur.
 */
public final class CdrComparison {

	private final int version;

	private final Set<String> scenarios = new HashSet<>();

	private final Set<String> differences = new TreeSet<>();

	private final List<String> unexpected = new ArrayList<>();

	private int calls;

	/**
	 * Creates a comparison for a version of Asterisk.
	 */
	public CdrComparison(int version) {
		this.version = version;
	}

	/** Compares the calls of a scenario with the events CDR and CEL among its events. */
	public void add(CallScenario scenario, List<EndedCall> calls, List<AmiEvent> events) {
		AsteriskRecords records = new AsteriskRecords(events);
		for (EndedCall ended : calls) {
			// The surviving call has the records of both
			CallSummary expected = (ended.outcome() != CallOutcome.MERGED) ? records.of(ended) : null;
			add(scenario.id(), CallSummary.of(ended), expected);
		}
	}

	private synchronized void add(String scenario, CallSummary view, @Nullable CallSummary asterisk) {
		this.calls++;
		this.scenarios.add(scenario);
		if (asterisk == null) {
			return;
		}
		for (Aspect aspect : view.differences(asterisk)) {
			this.differences.add(difference(scenario, aspect));
			if (CdrException.ALL.stream().noneMatch((each) -> each.allows(this.version, scenario, aspect))) {
				this.unexpected.add(difference(scenario, aspect) + ": " + view + " but Asterisk: " + asterisk);
			}
		}
	}

	private static String difference(String scenario, Aspect aspect) {
		return aspect + " of " + scenario;
	}

	/** Verifies that all differences are exceptions, and all exceptions occurred. */
	public synchronized void verify() {
		assertThat(this.unexpected).as("differences from CDR and CEL").isEmpty();
		for (CdrException exception : CdrException.ALL) {
			Set<String> pairs = pairs(exception);
			if (exception.occurrence() == CdrException.Occurrence.ALWAYS) {
				assertThat(this.differences).as(exception.reason()).containsAll(pairs);
			}
			else if (!pairs.isEmpty()) {
				assertThat(this.differences).as(exception.reason()).containsAnyElementsOf(pairs);
			}
		}
	}

	/**
	 * Returns the differences that an exception allows in the scenarios that have run.
	 */
	private Set<String> pairs(CdrException exception) {
		Set<String> pairs = new TreeSet<>();
		if (exception.versions().contains(this.version)) {
			exception.scenarios()
				.stream()
				.filter(this.scenarios::contains)
				.forEach(
						(scenario) -> exception.aspects().forEach((aspect) -> pairs.add(difference(scenario, aspect))));
		}
		return pairs;
	}

	/** Returns the number of calls so far. */
	public synchronized int calls() {
		return this.calls;
	}

}
