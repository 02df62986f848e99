/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.protocol.EventClass;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;

/**
 * UserEvent: copies all lines of the request, whatever they say, into an event for
 * everybody.
 */
final class UserEventAction implements ActionHandler {

	private final Supplier<Pbx> pbx;

	UserEventAction(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ActionReply reply) {
		EventWriter event = EventWriter.event("UserEvent", EventClass.USER)
			.line(("UserEvent: " + request.get("UserEvent")).getBytes(StandardCharsets.UTF_8));
		List<byte[]> lines = request.lines();
		for (byte[] line : lines) {
			if (!ActionRequest.hasName(line, "UserEvent") && !ActionRequest.hasName(line, "Action")) {
				event.line(line);
			}
		}
		reply.success("Event Sent");
		this.pbx.get().publish(event);
	}

}
