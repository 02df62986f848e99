/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * How a call has ended.
 *
 * @since 1.0.0
 */
public enum CallOutcome {

	/**
	 * A called party has answered.
	 */
	ANSWERED,

	/**
	 * Only an application of the PBX has answered, such as voicemail.
	 */
	ANSWERED_BY_PBX,

	/**
	 * The called party was busy.
	 */
	BUSY,

	/**
	 * The called party did not answer in time.
	 */
	NO_ANSWER,

	/**
	 * The called party refused the call.
	 */
	REJECTED,

	/**
	 * The called party could not be reached at that time, for example due to do not
	 * disturb.
	 */
	UNAVAILABLE,

	/**
	 * The caller hung up before anybody answered.
	 */
	CANCELLED,

	/**
	 * The call could not be set up.
	 */
	FAILED,

	/**
	 * The caller hung up while waiting in a queue.
	 */
	ABANDONED,

	/**
	 * The parked party hung up before the call was retrieved.
	 */
	ABANDONED_PARKED,

	/**
	 * The call was merged into another call, for example by a transfer. It must not be
	 * counted.
	 */
	MERGED,

	/**
	 * The PBX has restarted.
	 */
	LOST,

	/**
	 * The call ended while no events were received.
	 */
	UNKNOWN

}
