/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.amispring.simulator.protocol.Privileges;
import io.github.amispring.simulator.session.ActionRegistry;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.Session;

/**
 * Events, Ping and ListCommands.
 */
final class SessionActions {

	void events(Session session, ActionRequest request, ActionReply reply) {
		Privileges mask = Privileges.parseEventMask(request.get("EventMask"));
		if (mask == null) {
			reply.error("Invalid event mask");
			return;
		}
		session.mask(mask);
		reply.response("Success", "Events", mask.isEmpty() ? "Off" : "On");
	}

	void ping(Session session, ActionRequest request, ActionReply reply) {
		Instant now = session.host().clock().now();
		reply.response("Success", "Ping", "Pong", "Timestamp",
				String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1000));
	}

	void listCommands(Session session, ActionRequest request, ActionReply reply) {
		List<String> lines = new ArrayList<>();
		for (ActionRegistry.Entry entry : session.host().actions().all()) {
			if (session.mayRun(entry)) {
				lines.add(entry.name());
				lines.add(entry.synopsis() + "  (Priv: " + entry.privileges().line() + ")");
			}
		}
		reply.response("Success", lines.toArray(String[]::new));
	}

}
