/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.action;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import io.github.amispring.message.AmiAction;

/**
 * The session that actions are sent on.
 */
public interface ActionSession {

	/** Returns the name of the server. */
	String server();

	/** Returns what completes the futures of the session's actions. */
	Callbacks callbacks();

	/** Writes the actions whose writing was deferred. */
	void writeWaiting();

	/** Sends an action of the client's own and waits for its response. */
	<R> R executeOwn(AmiAction<R> action) throws InterruptedException, ExecutionException, TimeoutException;

	/** Ends an action whose future the application has completed. */
	void abandon(Submission<?> submission, Throwable cause);

	/** Notifies the observation when the server accepts the action. */
	void observeAcceptance(Submission<?> submission, Observation observation);

}
