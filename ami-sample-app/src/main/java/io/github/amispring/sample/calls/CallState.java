/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

/**
 * The states of a call.
 */
public enum CallState {

	/** The callee's phone is not ringing yet. */
	DIALING,

	/** The callee's phone is ringing. */
	RINGING,

	/** The PBX has answered, for example with a menu, a queue or voicemail. */
	ANSWERED,

	/** The caller and the callee are connected. */
	TALKING,

	/** A party has put the call on hold. */
	ON_HOLD

}
