/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import io.github.amispring.exception.AmiException;

/**
 * Ends pending actions whose futures the application has completed itself.
 */
interface Cancellation {

	/**
	 * Fails an action, unless it has ended.
	 * @param number the number of the action
	 * @param failure the failure
	 */
	void fail(Long number, AmiException failure);

}
