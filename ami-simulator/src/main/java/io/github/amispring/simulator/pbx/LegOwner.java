/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * Whoever called a leg: Dial, Queue or Originate.
 */
interface LegOwner {

	/** The phone rings. */
	void ringing(Leg leg);

	/** The phone was answered; its channel is up. */
	void answered(Leg leg);

	/** The leg ends by its own or by request. The owner removes its channel. */
	void ended(Leg leg);

	/** The leg's channel goes elsewhere and lives on. */
	void released(Leg leg);

}
