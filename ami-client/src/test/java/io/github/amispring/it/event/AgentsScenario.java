/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.action.AgentLogoffAction;
import io.github.amispring.action.AgentsAction;
import io.github.amispring.event.AgentLoginEvent;
import io.github.amispring.event.AgentLogoffEvent;
import io.github.amispring.it.support.TestCall;

/**
 * An agent logs in, takes a call and is logged off.
 */
final class AgentsScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		TestCall agent = stage.call("agent-login");
		stage.await(AgentLoginEvent.class);
		TestCall caller = stage.call("agent-call");
		stage.awaitUp(caller);
		stage.ask(AgentsAction.of());
		stage.hangUp(caller);
		stage.ask(AgentLogoffAction.of("1001"));
		stage.await(AgentLogoffEvent.class);
		stage.awaitEnd(agent);
	}

}
