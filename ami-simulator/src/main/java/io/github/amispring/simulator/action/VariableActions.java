/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.Channel;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;

/**
 * Getvar and Setvar.
 */
final class VariableActions {

	private final Supplier<Pbx> pbx;

	VariableActions(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void get(ActionRequest request, ActionReply reply) {
		String name = request.get("Variable");
		if (name.isEmpty()) {
			reply.error("No variable specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			String channelName = request.get("Channel");
			Channel channel = channelName.isEmpty() ? null : pbx.channel(channelName);
			if (channel == null && !channelName.isEmpty()) {
				reply.error("No such channel");
				return null;
			}
			String value = Variables.get(pbx, channel, name);
			reply.response("Success", "Variable", name, "Value", (value != null) ? value : "");
			return null;
		});
	}

	void set(ActionRequest request, ActionReply reply) {
		String name = request.get("Variable");
		if (name.isEmpty()) {
			reply.error("No variable specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			String channelName = request.get("Channel");
			if (channelName.isEmpty()) {
				pbx.setGlobal(name, request.get("Value"));
				reply.success("Variable Set");
				return null;
			}
			Channel channel = pbx.channel(channelName);
			if (channel == null) {
				reply.error("No such channel");
				return null;
			}
			pbx.setVariable(channel, name, request.get("Value"));
			reply.success("Variable Set");
			return null;
		});
	}

}
