/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

/**
 * Responds to an action. Runs on the thread of the session, which handles the actions of
 * the session one after another. Over HTTP, it runs on the thread of the request, and
 * several requests of a session can run at the same time. A handler may block, which
 * delays only this session or this request.
 */
@FunctionalInterface
public interface ActionHandler {

	/**
	 * Responds to an action. A handler that writes nothing simulates a server that does
	 * not respond.
	 * @param request the action
	 * @param response writes the response
	 * @throws InterruptedException if the session is closed in the meantime
	 */
	void handle(ActionRequest request, ResponseWriter response) throws InterruptedException;

}
