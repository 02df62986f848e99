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
 * Clients whose login or action is rejected.
 */
final class SecurityScenario implements Scenario {

	@Override
	public void run(ScenarioContext context) {
		AsteriskServer server = context.pbx().server();
		try (RawSession first = new RawSession(server);
				RawSession second = new RawSession(server);
				RawSession third = new RawSession(server);
				RawSession fourth = new RawSession(server)) {
			first.send("Action: Login", "Username: nobody", "Secret: wrong");
			second.send("Action: Login", "Username: " + server.admin().username(), "Secret: wrong");
			third.send("Action: Login", "Username: stranger", "Secret: ami-it-stranger");
			fourth.execute("Action: Challenge", "AuthType: MD5");
			fourth.send("Action: Login", "Username: " + server.admin().username(), "AuthType: MD5", "Key: wrong");
			context.await(InvalidAccountIDEvent.class);
			context.await(InvalidPasswordEvent.class);
			context.await(FailedACLEvent.class);
			context.await(ChallengeResponseFailedEvent.class);
		}
		exceedSessionLimit(context, server);
		try (RawSession session = new RawSession(server)) {
			session.login(server.limited());
			session.send("Action: Command", "Command: core show channels");
			context.await(RequestNotAllowedEvent.class);
			session.send("Action: NoSuchAction");
			context.await(RequestBadFormatEvent.class);
		}
	}

	private void exceedSessionLimit(ScenarioContext context, AsteriskServer server) {
		AsteriskServer.Account single = new AsteriskServer.Account("single", "ami-it-single");
		try (RawSession first = new RawSession(server); RawSession second = new RawSession(server)) {
			first.login(single);
			second.send("Action: Login", "Username: " + single.username(), "Secret: " + single.secret());
			context.await(SessionLimitEvent.class);
		}
	}

}
