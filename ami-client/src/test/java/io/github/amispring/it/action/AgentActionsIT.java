/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.action;

import io.github.amispring.action.AgentLogoffAction;
import io.github.amispring.action.AgentsAction;
import io.github.amispring.event.AgentLoginEvent;
import io.github.amispring.event.AgentLogoffEvent;
import io.github.amispring.event.AgentsEvent;
import io.github.amispring.it.support.OnEachAsterisk;
import io.github.amispring.it.support.Pbx;
import io.github.amispring.it.support.TestCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests agent actions against a real Asterisk.
 */
@OnEachAsterisk
class AgentActionsIT extends AbstractActionsIT {

	AgentActionsIT(Pbx pbx) {
		super(pbx);
	}

	@Test
	@Covers({ "Agents", "AgentLogoff" })
	void logsOffAgent() {
		TestCall call = TestCall.to("agent-login", this.pbx, this.client);
		this.log.await(AgentLoginEvent.class, call::isCalled);
		AgentsEvent agent = agent("1001");
		assertThat(agent.name()).isEqualTo("Agent One");
		assertThat(agent.channel().uniqueId()).isEqualTo(call.calledId());
		assertThat(agent.loggedInTime()).isNotNull();
		assertThat(agent("1002").status()).isEqualTo("AGENT_LOGGEDOFF");

		assertThat(execute(AgentLogoffAction.of("1001")).serverMessage()).isEqualTo("Agent logged out");
		assertThat(this.log.await(AgentLogoffEvent.class, call::isCalled).agent()).isEqualTo("1001");
		assertThat(refusal(AgentLogoffAction.of("1003")).serverMessage()).isEqualTo("No such agent");
	}

	private AgentsEvent agent(String number) {
		return execute(AgentsAction.of()).entries()
			.stream()
			.filter((event) -> number.equals(event.agent()))
			.findFirst()
			.orElseThrow();
	}

}
