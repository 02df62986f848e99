/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import io.github.amispring.live.scenario.CallRecording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the records of all scenarios on recordings of both versions of Asterisk.
 */
class ScenarioTests {

	@ParameterizedTest
	@MethodSource("io.github.amispring.live.scenario.CallRecording#all")
	void callsHaveTheExpectedRecords(CallRecording recording) {
		try (Replay replay = new Replay()) {
			replay.publish(recording.events());
			ExpectedRecords.of(recording.scenario(), recording.version()).verify(replay.ended());
			Invariants.verifyEmpty(replay.pbx().snapshot());
		}
	}

}
