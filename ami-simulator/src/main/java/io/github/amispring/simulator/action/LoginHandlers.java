/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.Md5;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ManagerSession;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionHost;

/**
 * Challenge, Login and Logoff, which are permitted before the login.
 */
final class LoginHandlers {

	private final SessionHost host;

	LoginHandlers(SessionHost host) {
		this.host = host;
	}

	void challenge(ManagerSession session, ActionRequest request, ResponseWriter response) {
		if (request.get("AuthType").equalsIgnoreCase("MD5")) {
			response.response("Success", "Challenge", session.challenge());
		}
		else {
			response.error("Must specify AuthType");
		}
	}

	void logoff(ManagerSession session, ActionRequest request, ResponseWriter response) {
		response.response("Goodbye", "Message", "Thanks for all the fish.");
		response.close();
	}

	void login(ManagerSession session, ActionRequest request, ResponseWriter response) throws InterruptedException {
		if (session.isAuthenticated()) {
			response.success("Already authenticated");
			return;
		}
		Account account = this.host.account(request.get("Username"));
		if (account == null || !isAuthentic(session, request, account)) {
			session.pause(this.host.failedLoginDelay());
			response.error("Authentication failed");
			response.close();
			return;
		}
		Privileges mask = Privileges.parseEventMask(request.get("Events"));
		if (mask != null) {
			session.setMask(mask);
		}
		session.logIn(account);
		response.success("Authentication accepted");
		Privileges system = Privileges.of(EventClass.SYSTEM);
		if (account.read().covers(system) && session.mask().covers(system)) {
			long uptime = this.host.clock().now().getEpochSecond() - this.host.started().getEpochSecond();
			response.event(EventWriter.event("FullyBooted", EventClass.SYSTEM)
				.add("Uptime", uptime)
				.add("LastReload", uptime)
				.add("Status", "Fully Booted")
				.end());
		}
	}

	private static boolean isAuthentic(ManagerSession session, ActionRequest request, Account account) {
		if (!request.get("AuthType").equalsIgnoreCase("MD5")) {
			return account.secret().equals(request.get("Secret"));
		}
		// Asterisk also rejects a digest in upper case
		return Md5.hex(session.challenge() + account.secret()).equals(request.get("Key"));
	}

}
