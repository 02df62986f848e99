/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

/**
 * The reason why an instance releases a PBX.
 *
 * @since 1.0.0
 */
public enum ReleaseReason {

	/** The group assigns the PBX to another instance, which waits for the release. */
	REASSIGNED,

	/** The PBX was removed from this instance. */
	REMOVED,

	/** The ownership was stopped. */
	STOPPED,

	/**
	 * The broker has not confirmed the membership in time. Another instance may gain the
	 * PBX soon.
	 */
	LEASE_EXPIRED,

	/**
	 * The group has expelled this instance. Another instance may own the PBX already.
	 */
	MEMBERSHIP_LOST,

	/** The thread that maintains the membership has failed. It starts again. */
	FAILED

}
