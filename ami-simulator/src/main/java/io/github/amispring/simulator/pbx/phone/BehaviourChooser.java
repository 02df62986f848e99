/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.phone;

/**
 * Chooses how a phone behaves when it is called.
 */
@FunctionalInterface
public interface BehaviourChooser {

	/**
	 * Chooses the behaviour for one call.
	 * @param endpoint the phone that is called
	 * @return the behaviour of the phone during this call
	 */
	PhoneBehaviour choose(Endpoint endpoint);

}
