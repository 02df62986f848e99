/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import io.github.amispring.message.AmiAction;

/**
 * The session that actions are sent on.
 */
public interface ActionSession {

	/** Returns the name of the server. */
	String server();

	/**
	 * Sends an action of the client itself and waits for its response.
	 * @param <R> the type of the response
	 * @param action the action
	 * @return the response
	 * @throws InterruptedException when the thread is interrupted while it waits
	 * @throws io.github.amispring.exception.AmiException when the action fails
	 */
	<R> R executeOwn(AmiAction<R> action) throws InterruptedException;

}
