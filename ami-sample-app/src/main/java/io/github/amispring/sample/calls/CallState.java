/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

/**
 * The states of a call.
 */
public enum CallState {

	/** Nobody's telephone rings yet. */
	DIALING,

	/** A telephone rings. */
	RINGING,

	/** The PBX has answered: a menu, a queue, voicemail. */
	ANSWERED,

	/** People talk with each other. */
	TALKING,

	/** Somebody was put on hold. */
	ON_HOLD

}
