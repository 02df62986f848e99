/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.event.ShutdownEvent;
import io.github.amispring.it.support.ConnectionLog;
import io.github.amispring.it.support.RawSession;

/**
 * The server goes down and comes back. Nobody else can play meanwhile.
 */
final class RestartScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		ConnectionLog connection = stage.connection();
		try (RawSession other = RawSession.loggedIn(stage.pbx().server())) {
			// the session that orders it is told of nothing more
			other.send("Action: Command", "Command: core restart now");
			stage.await(ShutdownEvent.class);
			connection.awaitConnected();
		}
		stage.awaitBooted();
	}

}
