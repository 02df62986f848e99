/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

/**
 * Answers an action that concerns the session itself, such as its event mask.
 */
@FunctionalInterface
public interface SessionActionHandler {

	/**
	 * Answers an action.
	 * @param session the session
	 * @param request the action
	 * @param reply where the answer goes
	 * @throws InterruptedException when the session was closed meanwhile
	 */
	void handle(Session session, ActionRequest request, ActionReply reply) throws InterruptedException;

}
