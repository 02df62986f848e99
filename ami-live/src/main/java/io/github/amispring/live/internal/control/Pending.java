/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.control;

/**
 * Waits for a change of the view.
 */
interface Pending {

	/**
	 * Called when the view is closed, so that no further change arrives.
	 */
	void viewClosed();

}
