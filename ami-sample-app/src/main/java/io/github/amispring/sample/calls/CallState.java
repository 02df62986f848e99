/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.calls;

/**
 * The states of a call.
 */
public enum CallState {

	/** The phone of the callee does not ring yet. */
	DIALING,

	/** The phone of the callee rings. */
	RINGING,

	/** The PBX has answered, for example with a menu, a queue or voicemail. */
	ANSWERED,

	/** The caller and the callee are connected. */
	TALKING,

	/** A party holds the call. */
	ON_HOLD

}
