/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.model;

/**
 * Whether a live view shows what happens on the PBX.
 *
 * @since 1.0.0
 */
public enum ViewState {

	/**
	 * The connection is lost, or events were lost. The view shows what was known before.
	 */
	STALE,

	/**
	 * The view requests the current state from the PBX. It shows what was known before.
	 */
	SEEDING,

	/**
	 * The view follows the events of the PBX.
	 */
	VALID

}
