/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallDirection;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.ConferenceVisit;
import io.github.amispring.live.model.EndedBy;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.Hold;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.ParkResult;
import io.github.amispring.live.model.ParkStay;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.Transfer;
import io.github.amispring.live.model.TransferKind;

/**
 * Ended calls for tests.
 */
final class TestCalls {

	static final Instant START = Instant.parse("2026-01-31T08:00:00.123456Z");

	private TestCalls() {
	}

	static Instant at(int seconds) {
		return START.plusSeconds(seconds);
	}

	static Party party(String uniqueId, String number, String name) {
		return new Party(uniqueId, "PJSIP/" + number + "-" + uniqueId, "PJSIP/" + number, number, name, START, null);
	}

	/**
	 * A call that ended some seconds after the start.
	 */
	static EndedCall call(String server, int number, int endedAfter, CallOutcome outcome, String callerName,
			String queue, String mergedInto) {
		Party caller = party(number + ".1", "+4930" + number, callerName);
		LiveCall call = new LiveCall(server, server + "/" + number, CallDirection.INBOUND, false, CallState.ENDED,
				at(endedAfter), caller, "700", List.of(caller), at(0), null, null, null, false, null, List.of(),
				List.of(), List.of(), List.of(), (queue != null)
						? List.of(new QueueVisit(queue, caller.uniqueId(), at(0), at(1), null, null)) : List.of(),
				List.of(), Set.of(server + "/" + number), false);
		return new EndedCall(call, at(endedAfter), null, null, null, null, outcome, EndedBy.pbx(), null, null,
				mergedInto);
	}

	/**
	 * A call in which everything happens that a timeline shows.
	 */
	static EndedCall eventful() {
		Party caller = party("1", "+49301234", "Grace <b>Hopper</b>");
		Party agent = party("2", "101", "Anna");
		LiveCall call = new LiveCall("berlin", "berlin/1", CallDirection.INBOUND, false, CallState.ENDED, at(100),
				caller, "700", List.of(caller, agent), at(0), at(1), at(20), agent, false, "Queue",
				List.of(new Attempt("3", "PJSIP/102-3", "PJSIP/102", "102", at(5), at(6), at(15), AttemptResult.BUSY,
						null, 17, 486),
						new Attempt("2", agent.channel(), "PJSIP/101", "101", at(15), at(16), at(20),
								AttemptResult.ANSWERED, null, null, null)),
				List.of(new Hold("2", "PJSIP/101", at(30), at(40))),
				List.of(new Transfer(TransferKind.BLIND, at(50), "PJSIP/101", "PJSIP/+49301234", "600", null)),
				List.of(new ParkStay("default", 701, "1", "PJSIP/101", at(60), at(70), ParkResult.RETRIEVED,
						"PJSIP/101")),
				List.of(new QueueVisit("support", "1", at(2), at(20), QueueOutcome.CONNECTED, "PJSIP/101")),
				List.of(new ConferenceVisit("800", "1", at(80), at(90))), Set.of("1"), true);
		return new EndedCall(call, at(100), Duration.ofSeconds(14), Duration.ofMillis(80_250), Duration.ofSeconds(10),
				Duration.ofSeconds(10), CallOutcome.ANSWERED, EndedBy.party(caller), 16, null, null);
	}

}
