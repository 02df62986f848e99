/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.boot.test.live;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.live.event.CallAnsweredEvent;
import io.github.amispring.live.model.AttemptResult;
import io.github.amispring.live.model.CallOutcome;
import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.model.TransferKind;
import io.github.amispring.test.EventRecording;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveReplayTests {

	private static final Duration TOLERANCE = Duration.ofMillis(700);

	private final EventRecording transfer = EventRecording.read(LiveReplayTests.class,
			"/io/github/amispring/live/recordings/22/blind-transfer-by-callee.ami");

	@Test
	void replaysRecordingInAnyOrder() {
		LiveReplay.inAnyOrder(this.transfer, 20,
				(replay) -> EndedCallAssert.assertThat(replay.endedCall())
					.hasOutcome(CallOutcome.ANSWERED)
					.hasCaller("PJSIP/2001")
					.hasParties("PJSIP/2001", "PJSIP/2002", "PJSIP/2003")
					.wasAnsweredBy("PJSIP/2002")
					.hasAttempt("PJSIP/2003", AttemptResult.ANSWERED)
					.wasTransferred(TransferKind.BLIND, "PJSIP/2002", "PJSIP/2003")
					.hasRingTime(Duration.ofSeconds(1), TOLERANCE)
					.hasTalkTime(Duration.ofSeconds(4), TOLERANCE)
					.hasHoldTime(null, TOLERANCE)
					.wasEndedBy("PJSIP/2001"));
	}

	@Test
	void providesViewAndChanges() {
		try (LiveReplay replay = LiveReplay.of(this.transfer)) {
			assertThat(replay.pbx().calls()).isEmpty();
			assertThat(replay.changes()).hasAtLeastOneElementOfType(CallAnsweredEvent.class);
			assertThat(replay.endedCalls()).hasSize(1);
		}
	}

	@Test
	void failureNamesExpectedAndActualValue() {
		try (LiveReplay replay = LiveReplay.of(this.transfer)) {
			EndedCall ended = replay.endedCall();
			assertThatThrownBy(() -> EndedCallAssert.assertThat(ended).hasOutcome(CallOutcome.BUSY))
				.isInstanceOf(AssertionError.class)
				.hasMessageContaining("BUSY")
				.hasMessageContaining("ANSWERED");
			assertThatThrownBy(() -> EndedCallAssert.assertThat(ended).wasEndedByPbx())
				.isInstanceOf(AssertionError.class);
			assertThatThrownBy(() -> EndedCallAssert.assertThat(ended).hasTalkTime(Duration.ofSeconds(60), TOLERANCE))
				.isInstanceOf(AssertionError.class)
				.hasMessageContaining("talk time");
			assertThatThrownBy(
					() -> EndedCallAssert.assertThat(ended).wasTransferred(TransferKind.ATTENDED, null, null))
				.isInstanceOf(AssertionError.class)
				.hasMessageContaining("BLIND");
		}
	}

	@Test
	void failureNamesSeedOfOrder() {
		AtomicInteger orders = new AtomicInteger();
		assertThatThrownBy(() -> LiveReplay.inAnyOrder(this.transfer, 3, (replay) -> {
			if (orders.getAndIncrement() == 1) {
				throw new AssertionError("second order");
			}
		})).isInstanceOf(AssertionError.class).hasMessageContaining("seed 0");
	}

	@Test
	void rejectsRecordingWithoutEndedCall() {
		EventRecording begin = EventRecording.of(this.transfer.events().subList(0, 5));
		try (LiveReplay replay = LiveReplay.of(begin)) {
			assertThatThrownBy(replay::endedCall).isInstanceOf(AssertionError.class)
				.hasMessageContaining("there are 0");
		}
	}

}
