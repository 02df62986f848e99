/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * All call scenarios.
 */
public final class CallScenarios {

	private static final List<CallScenario> ALL = Stream
		.of(BasicCalls.ALL, RoutedCalls.ALL, OriginatedCalls.ALL, Holds.ALL, Transfers.ALL, Parking.ALL, Queues.ALL,
				Conferences.ALL)
		.flatMap(List::stream)
		.toList();

	private CallScenarios() {
	}

	public static List<CallScenario> all() {
		return ALL;
	}

	/** Returns the scenario with an id. */
	public static CallScenario get(String id) {
		return ALL.stream()
			.filter((scenario) -> scenario.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no scenario " + id));
	}

}
