/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * The state of a call.
 *
 * @since 1.0.0
 */
public enum CallState {

	/**
	 * A channel exists, but no phone is known to ring and no party has answered.
	 */
	DIALING,

	/**
	 * At least one phone rings, and no party has answered.
	 */
	RINGING,

	/**
	 * An application of the PBX has answered, such as a menu or voicemail. A call that
	 * has only Local channels is also in this state when one of them was answered.
	 */
	PBX,

	/**
	 * The caller waits in a queue.
	 */
	QUEUED,

	/**
	 * At least two parties are connected.
	 */
	TALKING,

	/**
	 * Parties are connected, and at least one of them holds the call.
	 */
	HELD,

	/**
	 * A party is parked.
	 */
	PARKED,

	/**
	 * A party takes part in a conference of {@code ConfBridge}.
	 */
	CONFERENCE,

	/**
	 * The call has ended.
	 */
	ENDED

}
