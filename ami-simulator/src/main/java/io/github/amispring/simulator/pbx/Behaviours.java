/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

/**
 * Chooses how the phones behave that a certain caller calls.
 */
@FunctionalInterface
interface Behaviours {

	/** What this phone does this time. */
	PhoneBehaviour of(Endpoint endpoint);

}
