/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.cdr;

import io.github.amispring.live.replay.Replay;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.scenario.CallScenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the records of all scenarios with the events CDR and CEL of the recordings.
 */
class CdrRecordingTests {

	@ParameterizedTest
	@FieldSource("io.github.amispring.live.scenario.CallRecording#VERSIONS")
	void recordsAreThoseOfCdrAndCel(int version) {
		CdrComparison comparison = new CdrComparison(version);
		CallScenarios.all().forEach((scenario) -> {
			CallRecording recording = CallRecording.of(version, scenario);
			try (Replay replay = new Replay()) {
				replay.publish(recording.events());
				comparison.add(scenario, replay.ended(), recording.events());
			}
		});
		comparison.verify();
		assertThat(comparison.calls()).isGreaterThanOrEqualTo(CallScenarios.all().size());
	}

}
