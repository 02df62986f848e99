/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * The result of an attempt to reach a phone.
 *
 * @since 1.0.0
 */
public enum AttemptResult {

	/**
	 * The phone answered.
	 */
	ANSWERED,

	/**
	 * Another phone answered, or picked up the call.
	 */
	ANSWERED_ELSEWHERE,

	/**
	 * The phone was busy.
	 */
	BUSY,

	/**
	 * The phone did not answer in time.
	 */
	NO_ANSWER,

	/**
	 * The user or the phone refused the call.
	 */
	REJECTED,

	/**
	 * The phone was not available, for example due to do not disturb.
	 */
	UNAVAILABLE,

	/**
	 * The caller gave up, or the PBX ended the attempt.
	 */
	CANCELLED,

	/**
	 * The phone forwarded the call to another number.
	 */
	FORWARDED,

	/**
	 * The phone could not be called.
	 */
	FAILED

}
