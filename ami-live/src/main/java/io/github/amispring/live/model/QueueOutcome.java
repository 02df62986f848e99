/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * How a caller has left a queue.
 *
 * @since 1.0.0
 */
public enum QueueOutcome {

	/**
	 * A member answered.
	 */
	CONNECTED,

	/**
	 * The caller hung up.
	 */
	ABANDONED,

	/**
	 * The caller waited for the longest time that the dialplan allows.
	 */
	TIMED_OUT,

	/**
	 * The queue had no member who could answer ({@code leavewhenempty}).
	 */
	EMPTY,

	/**
	 * The caller pressed a key that leaves the queue.
	 */
	KEY,

	/**
	 * The caller left the queue for a reason that Asterisk does not report, for example
	 * because the action {@code Redirect} sent the caller elsewhere.
	 */
	LEFT

}
