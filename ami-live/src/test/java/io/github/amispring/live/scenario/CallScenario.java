/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.scenario;

/**
 * A scenario of calls between phones.
 *
 * @param id the unique name of the scenario, which is also the name of its recording
 * @param kind the kind of call, which several scenarios may have in common
 * @param description what happens, in one line
 * @param script the steps
 */
public record CallScenario(String id, String kind, String description, Script script) {

	/**
	 * Runs the scenario, and returns when all its channels are gone.
	 * @param pbx the Asterisk and its phones
	 */
	public void run(ScenarioPbx pbx) {
		pbx.run(this);
	}

	@Override
	public String toString() {
		return this.id;
	}

	/**
	 * The steps of a scenario.
	 */
	@FunctionalInterface
	public interface Script {

		/**
		 * Makes the phones call, and ends the calls.
		 * @param pbx the Asterisk and its phones
		 */
		void run(ScenarioPbx pbx);

	}

}
