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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests the records of all scenarios on each real Asterisk. The scenarios run on all
 * servers at the same time, and two at a time on each one. The system property
 * {@code live.scenarios} selects scenarios by their ids, separated by commas.
 */
class ScenarioIT {

	private static final Map<Integer, ScenarioRun> RUNS = new ConcurrentHashMap<>();

	private static final List<CallScenario> SCENARIOS = scenarios();

	private static List<CallScenario> scenarios() {
		String ids = System.getProperty("live.scenarios");
		return (ids != null) ? Arrays.stream(ids.split(",")).map(CallScenarios::get).toList() : CallScenarios.all();
	}

	@AfterAll
	static void end() {
		RUNS.values().forEach(ScenarioRun::close);
	}

	@TestFactory
	Stream<DynamicContainer> callsHaveTheExpectedRecords() {
		for (int version : Servers.VERSIONS) {
			ScenarioServer.from(version, System.getenv())
				.ifPresent((server) -> RUNS.put(version, new ScenarioRun(server, SCENARIOS)));
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
				Stream.of(DynamicTest.dynamicTest("nothing remains on " + version, run::verifyEnd)));
	}

}
