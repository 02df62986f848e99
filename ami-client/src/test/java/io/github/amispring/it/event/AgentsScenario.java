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
 * An agent logs in, receives a call and is logged off.
 */
final class AgentsScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		TestCall agent = context.call("agent-login");
		context.await(AgentLoginEvent.class);
		TestCall caller = context.call("agent-call");
		context.awaitUp(caller);
		context.execute(AgentsAction.of());
		context.hangUp(caller);
		context.execute(AgentLogoffAction.of("1001"));
		context.await(AgentLogoffEvent.class);
		context.awaitEnd(agent);
	}

}
