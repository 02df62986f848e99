/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * How a stay in a parking lot has ended.
 *
 * @since 1.0.0
 */
public enum ParkResult {

	/**
	 * Another party retrieved the call.
	 */
	RETRIEVED,

	/**
	 * The parked party hung up.
	 */
	GAVE_UP,

	/**
	 * The call was not retrieved in time and continued in the dialplan.
	 */
	TIMED_OUT

}
