/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.github.amispring.live.scenario.CallScenario;
import io.github.amispring.live.scenario.CallScenarios;
import io.github.amispring.live.scenario.ScenarioServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the records of all scenarios on each real Asterisk, and compares them with CDR
 * and CEL. The scenarios run on all servers at the same time, and several at a time on
 * each one. The system property {@code live.scenarios} selects scenarios by their ids,
 * separated by commas.
 */
class ScenarioIT {

	private static final @Nullable String SELECTED = System.getProperty("live.scenarios");

	private static final Map<Integer, ScenarioRun> RUNS = new ConcurrentHashMap<>();

	private static final List<CallScenario> SCENARIOS = scenarios();

	private static final int MINIMUM_CALLS = (SELECTED != null) ? 0 : 200;

	private static List<CallScenario> scenarios() {
		return (SELECTED != null) ? Arrays.stream(SELECTED.split(",")).map(CallScenarios::get).toList()
				: CallScenarios.all();
	}

	@AfterAll
	static void end() {
		RUNS.values().forEach(ScenarioRun::close);
	}

	@TestFactory
	Stream<DynamicContainer> callsHaveTheExpectedRecords() {
		for (int version : Servers.VERSIONS) {
			ScenarioServer.from(version, System.getenv())
				.ifPresent((server) -> RUNS.put(version, new ScenarioRun(server, SCENARIOS, MINIMUM_CALLS)));
		}
		return Servers.VERSIONS.stream()
			.map((version) -> DynamicContainer.dynamicContainer("Asterisk " + version, tests(version)));
	}

	private static Stream<DynamicTest> tests(int version) {
		ScenarioRun run = RUNS.get(version);
		if (run == null) {
			return Stream.of(DynamicTest.dynamicTest("server", () -> Servers.get(version)));
		}
		return Stream.concat(
				SCENARIOS.stream()
					.map((scenario) -> DynamicTest.dynamicTest(scenario + " on " + version, () -> run.await(scenario))),
				Stream.of(DynamicTest.dynamicTest("records are those of CDR and CEL on " + version, () -> compare(run)),
						DynamicTest.dynamicTest("nothing remains on " + version, run::verifyEnd)));
	}

	private static void compare(ScenarioRun run) {
		run.comparison().verify();
		assertThat(run.comparison().calls()).isGreaterThanOrEqualTo(MINIMUM_CALLS);
	}

}
