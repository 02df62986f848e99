/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.CallScenarios;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The simulator publishes the same events as a real Asterisk in the same scenario, in the
 * same order for each channel.
 */
class SimulatorRecordingTests {

	/**
	 * Events that differ between two runs of a scenario on a real Asterisk: which of two
	 * redirected channels joins the conference first and hears music, and whether a
	 * channel that takes the place of another one in a conference leaves and joins it.
	 */
	private static final Map<String, String> UNSTABLE = Map.of("16 redirect-both", "MusicOnHold",
			"22 attended-transfer-to-conference", "Confbridge(Join|Leave)");

	/** Events whose headers or existence depend on the configuration of the server. */
	private static final Set<String> CONFIGURED = Set.of("Cdr", "FullyBooted", "SuccessfulAuth");

	static Stream<Arguments> scenarios() {
		return Stream.of("22", "16")
			.flatMap((version) -> SimulatedScenarios.all().keySet().stream().map((id) -> Arguments.of(version, id)));
	}

	@Test
	void playsAllRecordedScenarios() {
		Set<String> recorded = CallScenarios.all().stream().map(CallScenario::id).collect(Collectors.toSet());
		recorded.removeAll(SimulatedScenarios.NOT_SIMULATED);
		assertThat(SimulatedScenarios.all().keySet()).isEqualTo(recorded);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("scenarios")
	void publishesTheEventsOfTheRecording(String version, String id) throws InterruptedException {
		try (SimulatedPbx pbx = new SimulatedPbx(version)) {
			SimulatedScenarios.all().get(id).run(pbx);
			String unstable = UNSTABLE.getOrDefault(version + " " + id, "none");
			assertThat(stable(pbx.finish(), unstable)).isEqualTo(stable(RawEvent.recording(version, id), unstable));
		}
	}

	private static Map<String, List<String>> stable(List<RawEvent> events, String unstable) {
		return EventTrace.of(events.stream().filter((event) -> !event.name().matches("(" + unstable + ").*")).toList());
	}

	/** Each event has the same headers as in a recording, in the same order. */
	@ParameterizedTest
	@ValueSource(strings = { "22", "16" })
	void publishesTheHeadersOfTheRecordings(String version) throws InterruptedException {
		Map<String, Set<List<String>>> recorded = new HashMap<>();
		Map<String, Set<List<String>>> simulated = new TreeMap<>();
		for (Map.Entry<String, SimulatedScenarios.Script> scenario : SimulatedScenarios.all().entrySet()) {
			RawEvent.recording(version, scenario.getKey())
				.forEach((event) -> recorded.computeIfAbsent(event.name(), (name) -> new HashSet<>())
					.add(event.headerNames()));
			try (SimulatedPbx pbx = new SimulatedPbx(version)) {
				scenario.getValue().run(pbx);
				pbx.finish()
					.forEach((event) -> simulated.computeIfAbsent(event.name(), (name) -> new HashSet<>())
						.add(event.headerNames()));
			}
		}
		assertThat(simulated).hasSizeGreaterThan(40);
		simulated.keySet().removeAll(CONFIGURED);
		assertThat(simulated).allSatisfy((name, headers) -> assertThat(recorded.get(name)).containsAll(headers));
	}

}
