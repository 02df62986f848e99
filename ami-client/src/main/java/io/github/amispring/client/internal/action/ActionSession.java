/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import io.github.amispring.message.AmiAction;

/**
 * A session that sends actions.
 */
public interface ActionSession {

	/** Returns the name of the server. */
	String server();

	/**
	 * Sends an internal action of the client and waits for its response.
	 * @param <R> the type of the response
	 * @param action the action
	 * @return the response
	 * @throws InterruptedException if the thread is interrupted while it waits
	 * @throws io.github.amispring.exception.AmiException if the action fails
	 */
	<R> R executeInternal(AmiAction<R> action) throws InterruptedException;

}
