/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * The direction of a call, as seen from the PBX. AMI does not report it: a
 * {@code DirectionResolver} decides.
 *
 * @since 1.0.0
 */
public enum CallDirection {

	/**
	 * From a trunk to a phone or an application.
	 */
	INBOUND,

	/**
	 * From a phone to a trunk.
	 */
	OUTBOUND,

	/**
	 * Between phones and applications of this PBX.
	 */
	INTERNAL,

	/**
	 * From a trunk to a trunk.
	 */
	TRANSIT

}
