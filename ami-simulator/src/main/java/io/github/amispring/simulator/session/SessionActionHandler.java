/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

/**
 * Responds to an action that reads or changes its session, such as the event mask.
 */
@FunctionalInterface
public interface SessionActionHandler {

	/**
	 * Responds to an action.
	 * @param session the session
	 * @param request the action
	 * @param response writes the response
	 * @throws InterruptedException if the session is closed in the meantime
	 */
	void handle(ManagerSession session, ActionRequest request, ResponseWriter response) throws InterruptedException;

}
