/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.it.event;

import io.github.amispring.event.ChallengeResponseFailedEvent;
import io.github.amispring.event.FailedACLEvent;
import io.github.amispring.event.InvalidAccountIDEvent;
import io.github.amispring.event.InvalidPasswordEvent;
import io.github.amispring.event.RequestBadFormatEvent;
import io.github.amispring.event.RequestNotAllowedEvent;
import io.github.amispring.event.SessionLimitEvent;
import io.github.amispring.it.support.AsteriskServer;
import io.github.amispring.it.support.RawSession;

/**
 * Clients that may not come in, or not do what they ask for.
 */
final class IntrudersScenario implements Scenario {

	@Override
	public void play(Stage stage) {
		AsteriskServer server = stage.pbx().server();
		try (RawSession first = new RawSession(server);
				RawSession second = new RawSession(server);
				RawSession third = new RawSession(server);
				RawSession fourth = new RawSession(server)) {
			first.send("Action: Login", "Username: nobody", "Secret: wrong");
			second.send("Action: Login", "Username: " + server.admin().username(), "Secret: wrong");
			third.send("Action: Login", "Username: stranger", "Secret: ami-it-stranger");
			fourth.ask("Action: Challenge", "AuthType: MD5");
			fourth.send("Action: Login", "Username: " + server.admin().username(), "AuthType: MD5", "Key: wrong");
			stage.await(InvalidAccountIDEvent.class);
			stage.await(InvalidPasswordEvent.class);
			stage.await(FailedACLEvent.class);
			stage.await(ChallengeResponseFailedEvent.class);
		}
		once(stage, server);
		try (RawSession session = new RawSession(server)) {
			session.login(server.limited());
			session.send("Action: Command", "Command: core show channels");
			stage.await(RequestNotAllowedEvent.class);
			session.send("Action: NoSuchAction");
			stage.await(RequestBadFormatEvent.class);
		}
	}

	private void once(Stage stage, AsteriskServer server) {
		AsteriskServer.Account single = new AsteriskServer.Account("single", "ami-it-single");
		try (RawSession first = new RawSession(server); RawSession second = new RawSession(server)) {
			first.login(single);
			second.send("Action: Login", "Username: " + single.username(), "Secret: " + single.secret());
			stage.await(SessionLimitEvent.class);
		}
	}

}
