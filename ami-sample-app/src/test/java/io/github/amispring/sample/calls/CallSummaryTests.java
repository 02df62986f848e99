/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.amispring.live.model.CallState;
import io.github.amispring.live.model.LiveCall;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveQueue;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.live.model.Party;
import io.github.amispring.live.model.QueueMember;
import io.github.amispring.live.model.QueueOutcome;
import io.github.amispring.live.model.QueueStatistics;
import io.github.amispring.live.model.QueueVisit;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

class CallSummaryTests {

	private static final LiveSnapshot EMPTY = TestCalls.snapshot(Map.of(), Map.of());

	private static final Party ALICE = TestCalls.party("100", null);

	private static final Party BOB = TestCalls.party("101", null);

	@Test
	void showsCallerAndCallee() {
		CallSummary summary = summary(
				TestCalls.call(CallState.TALKING, ALICE, List.of(ALICE, BOB), List.of(), List.of()));
		assertThat(summary.from()).isEqualTo(new PartySummary("Name of 100", "100", "PJSIP/100"));
		assertThat(summary.to()).containsExactly(new PartySummary("Name of 101", "101", "PJSIP/101"));
		assertThat(summary.callerKnown()).isTrue();
		assertThat(summary.place()).isNull();
	}

	@Test
	void showsRemainingPartiesIfTheCallerHasLeft() {
		Party caller = TestCalls.party("100", TestCalls.NOON);
		Party carol = TestCalls.party("102", null);
		CallSummary summary = summary(
				TestCalls.call(CallState.TALKING, caller, List.of(caller, BOB, carol), List.of(), List.of()));
		assertThat(summary.from()).extracting(PartySummary::number).isEqualTo("101");
		assertThat(summary.to()).extracting(PartySummary::number).containsExactly("102");
		assertThat(summary.callerKnown()).isFalse();
	}

	@Test
	void doesNotGuessTheCaller() {
		CallSummary summary = summary(
				TestCalls.call(CallState.TALKING, null, List.of(BOB, ALICE), List.of(), List.of()));
		assertThat(summary.from()).extracting(PartySummary::number).isEqualTo("101");
		assertThat(summary.callerKnown()).isFalse();
	}

	@Test
	void showsThePhonesThatRing() {
		CallSummary summary = summary(TestCalls.call(CallState.RINGING, ALICE, List.of(ALICE),
				List.of(TestCalls.attempt("101", TestCalls.NOON), TestCalls.attempt("102", null),
						TestCalls.attempt("103", null)),
				List.of()));
		assertThat(summary.to()).extracting(PartySummary::number).containsExactly("102", "103");
	}

	@Test
	void showsTheQueueInWhichTheCallerWaits() {
		QueueVisit visit = new QueueVisit("support", "1", TestCalls.NOON, null, null, null);
		CallSummary summary = summary(
				TestCalls.call(CallState.QUEUED, ALICE, List.of(ALICE), List.of(), List.of(visit)));
		assertThat(summary.place()).isEqualTo("support");
		assertThat(summary.agent()).isNull();
		assertThat(summary.to()).isEmpty();
	}

	@Test
	void showsTheNameOfTheAgent() {
		QueueVisit visit = new QueueVisit("support", "1", TestCalls.NOON, TestCalls.NOON, QueueOutcome.CONNECTED,
				"PJSIP/101");
		QueueMember member = new QueueMember("PJSIP/101", "Bob", null, null, null, null, false, null, null,
				Duration.ZERO, true, false, null, null, null, 0);
		LiveQueue queue = new LiveQueue("support", null, null, List.of(), List.of(member),
				Mockito.mock(QueueStatistics.class));
		LiveCall call = TestCalls.call(CallState.TALKING, ALICE, List.of(ALICE, BOB), List.of(), List.of(visit));
		CallSummary summary = CallSummary.of(1, call, TestCalls.snapshot(Map.of(), Map.of("support", queue)));
		assertThat(summary.queue()).isEqualTo("support");
		assertThat(summary.agent()).isEqualTo("Bob");
		assertThat(summary.place()).isNull();
		assertThat(summary(call).agent()).isEqualTo("PJSIP/101");
	}

	@Test
	void showsTheFirstLocalChannelIfThereIsNoParty() {
		LiveChannel channel = new LiveChannel("1", "Local/talk@test-00000001;1", "Local/talk@test", "pbx/1", "1", null,
				null, null, null, null, null, null, null, null, null, null);
		LiveCall call = TestCalls.call(CallState.PBX, null, List.of(), List.of(), List.of());
		CallSummary summary = CallSummary.of(1, call, TestCalls.snapshot(Map.of("1", channel), Map.of()));
		assertThat(summary.from()).isEqualTo(new PartySummary(null, null, "Local/talk@test"));
		assertThat(summary(call).from()).isNull();
	}

	private static CallSummary summary(LiveCall call) {
		return CallSummary.of(1, call, EMPTY);
	}

}
