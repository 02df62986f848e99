/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.amispring.live.event.CallEndedEvent;
import io.github.amispring.live.model.Attempt;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueVisit;
import io.github.amispring.live.model.ViewState;
import org.jspecify.annotations.Nullable;

/**
 * Creates records of the live view.
 */
public final class TestCalls {

	static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

	private TestCalls() {
	}

	static LiveCall call(CallState state, @Nullable Party caller, List<Party> parties, List<Attempt> attempts,
			List<QueueVisit> queues) {
		return new LiveCall("pbx", "pbx/1", null, false, state, NOON, caller, "700", parties, NOON, null, null, null,
				false, "Queue", attempts, List.of(), List.of(), List.of(), queues, List.of(), Set.of("1"), false);
	}

	static Party party(String number, @Nullable Instant leftAt) {
		return new Party(number, "PJSIP/" + number + "-1", "PJSIP/" + number, number, "Name of " + number, NOON,
				leftAt);
	}

	static Attempt attempt(String number, @Nullable Instant endedAt) {
		return new Attempt(number, "PJSIP/" + number + "-1", "PJSIP/" + number, number, NOON, NOON, endedAt, null, null,
				null, null);
	}

	static LiveSnapshot snapshot(Map<String, LiveChannel> channels, Map<String, LiveQueue> queues) {
		return new LiveSnapshot("pbx", 1, ViewState.VALID, NOON, Map.of(), channels, Map.of(), queues, Map.of(),
				Map.of(), Map.of(), Map.of());
	}

	/** Creates the event for a call with an outcome. */
	public static CallEndedEvent ended(CallOutcome outcome) {
		LiveCall call = call(CallState.ENDED, null, List.of(), List.of(), List.of());
		return new CallEndedEvent("pbx", 1, NOON,
				new EndedCall(call, NOON, null, null, null, null, outcome, null, null, null, null));
	}

}
