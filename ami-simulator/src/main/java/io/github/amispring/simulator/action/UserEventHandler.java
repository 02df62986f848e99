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
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;

/**
 * UserEvent: publishes an event with all other lines of the request, which need not be
 * headers.
 */
final class UserEventHandler implements ActionHandler {

	private final Supplier<Pbx> pbx;

	UserEventHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) {
		EventWriter event = EventWriter.event("UserEvent", EventClass.USER)
			.line(("UserEvent: " + request.get("UserEvent")).getBytes(StandardCharsets.UTF_8));
		List<byte[]> lines = request.lines();
		for (byte[] line : lines) {
			if (!ActionRequest.hasName(line, "UserEvent") && !ActionRequest.hasName(line, "Action")) {
				event.line(line);
			}
		}
		response.success("Event Sent");
		this.pbx.get().publish(event);
	}

}
