/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.session;

/**
 * Answers one kind of action. Called in the session's own thread, one action after
 * another; may block, which holds up this session only.
 */
@FunctionalInterface
public interface ActionHandler {

	/**
	 * Answers an action. A reply to which nothing was written is no answer at all, as a
	 * server that hangs.
	 * @param request the action
	 * @param reply where the answer goes
	 * @throws InterruptedException when the session was closed meanwhile
	 */
	void handle(ActionRequest request, ActionReply reply) throws InterruptedException;

}
