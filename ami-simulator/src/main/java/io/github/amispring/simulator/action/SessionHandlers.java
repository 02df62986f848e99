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
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ManagerSession;
import io.github.amispring.simulator.session.ResponseWriter;
import io.github.amispring.simulator.session.SessionHost;

/**
 * Events, Ping and ListCommands.
 */
final class SessionHandlers {

	private final SessionHost host;

	SessionHandlers(SessionHost host) {
		this.host = host;
	}

	void events(ManagerSession session, ActionRequest request, ResponseWriter response) {
		Privileges mask = Privileges.parseEventMask(request.get("EventMask"));
		if (mask == null) {
			response.error("Invalid event mask");
			return;
		}
		session.setMask(mask);
		response.response("Success", "Events", mask.isEmpty() ? "Off" : "On");
	}

	void ping(ManagerSession session, ActionRequest request, ResponseWriter response) {
		Instant now = this.host.clock().now();
		response.response("Success", "Ping", "Pong", "Timestamp",
				String.format(Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1000));
	}

	void listCommands(ManagerSession session, ActionRequest request, ResponseWriter response) {
		List<String> lines = new ArrayList<>();
		for (ActionRegistry.Entry entry : this.host.actions().all()) {
			if (session.mayRun(entry.classes())) {
				lines.add(entry.name());
				lines.add(entry.synopsis() + "  (Priv: " + entry.classes().line() + ")");
			}
		}
		response.response("Success", lines.toArray(String[]::new));
	}

}
