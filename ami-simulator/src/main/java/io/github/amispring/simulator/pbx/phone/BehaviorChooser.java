/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.phone;

/**
 * Chooses how a phone behaves when it is called.
 */
@FunctionalInterface
public interface BehaviorChooser {

	/**
	 * Chooses the behavior for one call.
	 * @param endpoint the phone that is called
	 * @return the behavior of the phone during this call
	 */
	PhoneBehavior choose(Endpoint endpoint);

}
