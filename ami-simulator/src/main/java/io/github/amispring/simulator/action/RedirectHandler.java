/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Redirect: sends one or two channels to other extensions.
 */
final class RedirectHandler implements ActionHandler {

	private final Supplier<Pbx> pbx;

	RedirectHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) {
		String error = missing(request);
		if (error != null) {
			response.error(error);
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> redirect(pbx, request, response));
	}

	private static @Nullable String missing(ActionRequest request) {
		if (request.get("Channel").isEmpty()) {
			return "Channel not specified";
		}
		if (request.get("Context").isEmpty()) {
			return "Context not specified";
		}
		if (request.get("Exten").isEmpty()) {
			return "Exten not specified";
		}
		if (request.get("Priority").isEmpty()) {
			return "Priority not specified";
		}
		return isNumber(request.get("Priority")) ? null : "Priority is invalid";
	}

	private static boolean isNumber(String text) {
		return text.length() < 10 && text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static void redirect(Pbx pbx, ActionRequest request, ResponseWriter response) {
		String name = request.get("Channel");
		PbxChannel channel = pbx.channel(name);
		if (channel == null) {
			response.error("Channel does not exist: " + name);
			return;
		}
		List<Pbx.Move> moves = new ArrayList<>();
		moves.add(new Pbx.Move(channel, request.get("Context"), request.get("Exten"),
				Integer.parseInt(request.get("Priority"))));
		String extraName = request.get("ExtraChannel");
		if (!extraName.isEmpty()) {
			PbxChannel extra = pbx.channel(extraName);
			if (extra == null) {
				response.error("ExtraChannel does not exist: " + extraName);
				return;
			}
			// an extra channel without its own extension uses the extension of the first
			// channel
			boolean own = !request.get("ExtraContext").isEmpty() && isNumber(request.get("ExtraPriority"));
			String prefix = own ? "Extra" : "";
			moves.add(0, new Pbx.Move(extra, request.get(prefix + "Context"), request.get(prefix + "Exten"),
					Integer.parseInt(request.get(prefix + "Priority"))));
		}
		if (!moves.stream().allMatch((move) -> pbx.canRedirect(move.channel()))) {
			response.error("Redirect failed");
			return;
		}
		pbx.redirect(moves);
		response.success((moves.size() > 1) ? "Dual Redirect successful" : "Redirect successful");
	}

}
