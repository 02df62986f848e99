/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

/**
 * What a party of a call may request with keys (features.conf).
 */
public enum Feature {

	/** Transferring the other party without asking. */
	BLIND_TRANSFER,

	/** Transferring the other party after a consultation. */
	ATTENDED_TRANSFER,

	/** Parking the other party. */
	PARK

}
