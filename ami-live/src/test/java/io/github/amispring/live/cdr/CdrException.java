/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.scenario.CallRecording;

import static io.github.amispring.live.cdr.Aspect.ANSWER;
import static io.github.amispring.live.cdr.Aspect.ANSWERED_BY;
import static io.github.amispring.live.cdr.Aspect.CALLER;
import static io.github.amispring.live.cdr.Aspect.END;
import static io.github.amispring.live.cdr.Aspect.OUTCOME;
import static io.github.amispring.live.cdr.Aspect.RECORDS;

/**
 * Aspects in which CDR differs from what has happened.
 *
 * @param reason what CDR says
 * @param occurrence whether the difference depends on fractions of a second
 * @param versions the versions of Asterisk
 * @param aspects the aspects
 * @param scenarios the ids of the scenarios
 */
record CdrException(String reason, Occurrence occurrence, Set<Integer> versions, Set<Aspect> aspects,
		Set<String> scenarios) {

	/** All exceptions. Those that always occur must do so in each of their scenarios. */
	static final List<CdrException> ALL = List.of(always(
			"CDR contains a record for each phone that is dialed, and for the dialplan after a dial that failed.",
			EnumSet.of(RECORDS), "busy", "unavailable", "rejected", "not-answered", "fork", "fork-one-busy",
			"fork-not-answered", "voicemail", "originate-not-answered-by-callee", "consultation-by-feature",
			"queue-two-members", "queue-timed-out", "queue-empty", "queue-ring-no-answer", "queue-rejected"),
			always("CDR contains a record for each half of a Local channel that is dialed.", EnumSet.of(RECORDS),
					"forwarded-by-phone", "local-channel", "local-channels", "local-channel-kept",
					"local-channel-without-media", "originate-local", "originate-local-fork",
					"originate-local-fork-not-answered", "originate-local-not-confirmed", "originate-local-next",
					"queue-local-member", "queue-local-member-transfers"),
			always("CDR contains a record for each pair of parties, before and after a transfer.", EnumSet.of(RECORDS),
					"blind-transfer-by-callee", "blind-transfer-by-caller", "blind-transfer-by-feature",
					"blind-transfer-not-answered", "blind-transfer-from-hold", "attended-transfer",
					"attended-transfer-by-caller", "attended-transfer-by-feature", "attended-transfer-by-action",
					"attended-transfer-three-way", "attended-transfer-to-conference", "blonde-transfer",
					"blonde-transfer-by-feature", "blonde-transfer-not-answered", "redirect", "redirect-both", "bridge",
					"queue-transferred", "blind-transfer-to-queue", "attended-transfer-to-queue", "park-by-feature",
					"park-by-transfer", "parked-gives-up", "parked-times-out"),
			always("CDR says that the called phone answered, although another one picked up the call.",
					EnumSet.of(RECORDS, ANSWERED_BY), "pickup"),
			always("CDR contains a record for each pair of members of a conference. The record of the last member ends "
					+ "when the member joins.", EnumSet.of(RECORDS, ANSWERED_BY, END), "conference"),
			always("The same for a party that is transferred to a conference.", EnumSet.of(ANSWERED_BY, END),
					"attended-transfer-to-conference"),
			always("The answer of a menu or of the originated phone is the answer of the call.", EnumSet.of(ANSWER),
					"menu", "originate-not-answered-by-callee", "originate-local-next"),
			always("The answer of the application Queue is the answer of the call, also if no member answers.",
					EnumSet.of(ANSWER), "queue-connected-later", "queue-two-callers", "queue-abandoned",
					"queue-timed-out", "queue-empty"),
			sometimes("The answer of the application Queue, or of the originated phone, a second before the answer.",
					EnumSet.of(ANSWER), "queue-connected", "queue-connected-member-hangs-up", "queue-two-members",
					"queue-transferred", "queue-rejected", "queue-ring-no-answer", "originate", "originate-local",
					"originate-local-fork", "originate-local-not-confirmed"),
			sometimes("The record of the last member of a conference ends before the member leaves.", EnumSet.of(END),
					"conference", "redirect-both"),
			always("CDR says ANSWERED because the PBX or the originated phone answered.", EnumSet.of(OUTCOME),
					"queue-abandoned", "queue-timed-out", "queue-empty", "originate-not-answered-by-callee"),
			always("CDR does not distinguish a parked call that is abandoned from an answered one.",
					EnumSet.of(OUTCOME), "parked-gives-up"),
			sometimes("The channel of the phone that has parked the call ends later. CDR does not contain it.",
					EnumSet.of(END), "parked-gives-up", "parked-times-out"),
			always("CDR does not tell which of the originated phones is the caller.", EnumSet.of(CALLER),
					"originate-local", "originate-local-fork", "originate-local-fork-not-answered",
					"originate-local-not-confirmed", "originate-local-next"),
			new CdrException("Asterisk 16 says FAILED for an originated phone that does not answer.", Occurrence.ALWAYS,
					Set.of(16), EnumSet.of(OUTCOME),
					Set.of("originate-not-answered", "originate-local-fork-not-answered")));

	private static CdrException always(String reason, Set<Aspect> aspects, String... scenarios) {
		return new CdrException(reason, Occurrence.ALWAYS, Set.copyOf(CallRecording.VERSIONS), aspects,
				Set.of(scenarios));
	}

	private static CdrException sometimes(String reason, Set<Aspect> aspects, String... scenarios) {
		return new CdrException(reason, Occurrence.SOMETIMES, Set.copyOf(CallRecording.VERSIONS), aspects,
				Set.of(scenarios));
	}

	boolean allows(int version, String scenario, Aspect aspect) {
		return this.versions.contains(version) && this.scenarios.contains(scenario) && this.aspects.contains(aspect);
	}

	/**
	 * How often a difference occurs.
	 */
	enum Occurrence {

		/** Whenever the scenario runs. */
		ALWAYS,

		/** Depending on fractions of a second. */
		SOMETIMES

	}

}
