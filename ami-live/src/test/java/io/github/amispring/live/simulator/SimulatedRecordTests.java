/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.live.model.EndedCall;
import io.github.amispring.live.replay.ExpectedRecords;
import io.github.amispring.live.replay.Invariants;
import io.github.amispring.live.scenario.CallRecording;
import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.CallScenarios;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A live view of the simulator has the same records of all scenarios as one of a real
 * Asterisk. Durations are those of the simulator's clock.
 */
class SimulatedRecordTests {

	static Stream<Arguments> scenarios() {
		return CallRecording.VERSIONS.stream()
			.flatMap((version) -> CallScenarios.all()
				.stream()
				.filter((scenario) -> !SimulatedScenarios.NOT_SIMULATED.contains(scenario.id()))
				.map((scenario) -> Arguments.of(version, scenario)));
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("scenarios")
	void callsHaveTheExpectedRecords(int version, CallScenario scenario) throws InterruptedException {
		try (SimulatedPbx pbx = new SimulatedPbx(String.valueOf(version))) {
			SimulatedScenarios.all().get(scenario.id()).run(pbx);
			pbx.finish();
			List<EndedCall> ended = new ArrayList<>(pbx.view().history());
			Collections.reverse(ended);
			ExpectedRecords.of(scenario, version).verify(ended);
			Invariants.verifyEmpty(pbx.view().snapshot());
			Invariants.verifyChanges(pbx.changes());
			assertThat(pbx.view().statistics().errors()).as("errors").isZero();
		}
	}

}
