/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.kafka.ownership;

/**
 * The state of an instance in its group.
 *
 * @since 1.0.0
 */
public enum OwnershipState {

	/** Not started, or stopped. */
	STOPPED,

	/** Not a confirmed member of the group. The instance owns no PBX. */
	JOINING,

	/**
	 * A member of the group. An instance without a PBX notices only when the broker is
	 * available again that the group has expelled it.
	 */
	JOINED,

	/** Failed, and about to start again. The instance owns no PBX. */
	FAILED

}
