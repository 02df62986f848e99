/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.event.ShutdownEvent;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.RawSession;

/**
 * The server restarts. No other scenario can run at the same time.
 */
final class RestartScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		ConnectionLog connection = context.connection();
		try (RawSession other = RawSession.loggedIn(context.pbx().server())) {
			// Asterisk sends no further events to the session that requests the
			// restart.
			other.send("Action: Command", "Command: core restart now");
			context.await(ShutdownEvent.class);
			connection.awaitConnected();
		}
		context.awaitBooted();
	}

}
