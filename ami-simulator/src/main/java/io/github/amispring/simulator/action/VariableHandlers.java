/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;

/**
 * Getvar and Setvar.
 */
final class VariableHandlers {

	private final Supplier<Pbx> pbx;

	VariableHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void get(ActionRequest request, ResponseWriter response) {
		String name = request.get("Variable");
		if (name.isEmpty()) {
			response.error("No variable specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			String channelName = request.get("Channel");
			PbxChannel channel = channelName.isEmpty() ? null : pbx.channel(channelName);
			if (channel == null && !channelName.isEmpty()) {
				response.error("No such channel");
				return;
			}
			String value = Variables.get(pbx, channel, name);
			response.response("Success", "Variable", name, "Value", (value != null) ? value : "");
		});
	}

	void set(ActionRequest request, ResponseWriter response) {
		String name = request.get("Variable");
		if (name.isEmpty()) {
			response.error("No variable specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			String channelName = request.get("Channel");
			if (channelName.isEmpty()) {
				pbx.setGlobal(name, request.get("Value"));
				response.success("Variable Set");
				return;
			}
			PbxChannel channel = pbx.channel(channelName);
			if (channel == null) {
				response.error("No such channel");
				return;
			}
			pbx.setVariable(channel, name, request.get("Value"));
			response.success("Variable Set");
		});
	}

}
