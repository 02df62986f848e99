/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.Account;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Challenge, Login and Logoff: all that is allowed before a login.
 */
final class LoginActions {

	void challenge(Session session, ActionRequest request, ActionReply reply) {
		if (request.get("AuthType").equalsIgnoreCase("MD5")) {
			reply.response("Success", "Challenge", session.challenge());
		}
		else {
			reply.error("Must specify AuthType");
		}
	}

	void logoff(Session session, ActionRequest request, ActionReply reply) {
		reply.response("Goodbye", "Message", "Thanks for all the fish.");
		reply.close();
	}

	void login(Session session, ActionRequest request, ActionReply reply) throws InterruptedException {
		if (session.isAuthenticated()) {
			reply.success("Already authenticated");
			return;
		}
		Account account = session.host().account(request.get("Username"));
		if (account == null || !isRight(session, request, account)) {
			session.pause(session.host().failedLoginDelay());
			reply.error("Authentication failed");
			reply.close();
			return;
		}
		Privileges mask = mask(request);
		session.mask((mask != null) ? mask : Privileges.ALL);
		session.authenticated(account);
		reply.success("Authentication accepted");
		Privileges system = Privileges.of(EventClass.SYSTEM);
		if (account.read().covers(system) && session.mask().covers(system)) {
			long uptime = session.host().clock().now().getEpochSecond() - session.host().started().getEpochSecond();
			reply.event(EventWriter.event("FullyBooted", EventClass.SYSTEM)
				.add("Uptime", uptime)
				.add("LastReload", uptime)
				.add("Status", "Fully Booted")
				.end());
		}
	}

	private static @Nullable Privileges mask(ActionRequest request) {
		return Privileges.parseEventMask(request.get("Events"));
	}

	private static boolean isRight(Session session, ActionRequest request, Account account) {
		if (!request.get("AuthType").equalsIgnoreCase("MD5")) {
			return account.secret().equals(request.get("Secret"));
		}
		// upper case is refused, as Asterisk does
		return md5(session.challenge() + account.secret()).equals(request.get("Key"));
	}

	private static String md5(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has MD5", ex);
		}
	}

}
