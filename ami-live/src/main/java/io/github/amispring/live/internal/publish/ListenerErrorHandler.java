/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.internal.publish;

import io.github.amispring.live.event.LiveEvent;

/**
 * Receives what a listener of changes throws. Does not throw anything itself.
 */
@FunctionalInterface
public interface ListenerErrorHandler {

	/**
	 * A listener has failed.
	 * @param listener describes the listener
	 * @param change the change that was to be delivered
	 * @param failure the failure
	 */
	void failed(String listener, LiveEvent change, Throwable failure);

}
