/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

/**
 * A sequence of operations on a PBX that makes it raise events.
 */
interface Scenario {

	/** Runs the scenario to its end and restores the state of the PBX. */
	void run(ScenarioContext context);

}
