/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.List;

import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.test.EventRecording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the records of all scenarios on recordings of both versions of Asterisk.
 */
class ScenarioTests {

	private static final int SHUFFLES = 10;

	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecords(CallRecording recording) {
		verify(recording, recording.events());
	}

	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecordsWhenIndependentEventsAreShuffled(CallRecording recording) {
		for (long seed = 0; seed < SHUFFLES; seed++) {
			verify(recording, EventRecording.of(recording.events()).shuffled(seed).events());
		}
	}

	private static void verify(CallRecording recording, List<AmiEvent> events) {
		try (Replay replay = new Replay()) {
			replay.publish(events);
			ExpectedRecords.of(recording.scenario(), recording.version()).verify(replay.ended());
			Invariants.verifyEmpty(replay.pbx().snapshot());
			Invariants.verifyChanges(replay.changes());
		}
	}

}
