/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * Status: lists one channel or all channels with their details.
 */
final class StatusHandler implements ActionHandler {

	private final Supplier<Pbx> pbx;

	StatusHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> list(pbx, request, response));
	}

	private static void list(Pbx pbx, ActionRequest request, ResponseWriter response) {
		String name = request.get("Channel");
		List<PbxChannel> channels = pbx.channels();
		if (!name.isEmpty()) {
			PbxChannel channel = pbx.channel(name);
			if (channel == null) {
				response.error("No such channel");
				return;
			}
			channels = List.of(channel);
		}
		response.list("Channel status will follow");
		for (PbxChannel channel : channels) {
			entry(pbx, channel, request, response);
		}
		response.complete("StatusComplete", "Items", Integer.toString(channels.size()));
	}

	private static void entry(Pbx pbx, PbxChannel channel, ActionRequest request, ResponseWriter response) {
		EventWriter entry = Snapshots.channel(EventWriter.entry("Status").add("Privilege", "Call"), "", channel);
		entry.add("Type", channel.name().substring(0, channel.name().indexOf('/')))
			.add("DNID", channel.exten())
			.add("EffectiveConnectedLineNum", text(channel.connectedNumber()))
			.add("EffectiveConnectedLineName", text(channel.connectedName()))
			.add("TimeToHangup", 0)
			.add("BridgeID", channel.bridgeId())
			.add("Application", channel.application())
			.add("Data", channel.data())
			.add("Nativeformats", "(ulaw)")
			.add("Readformat", "ulaw")
			.add("Readtrans", "")
			.add("Writeformat", "ulaw")
			.add("Writetrans", "")
			.add("Callgroup", 0)
			.add("Pickupgroup", 0)
			.add("Seconds", channel.age(pbx.now()).toSeconds());
		for (String variable : request.get("Variables").split(",")) {
			if (!variable.isBlank()) {
				String value = Variables.get(pbx, channel, variable.trim());
				entry.add("Variable", variable.trim() + "=" + ((value != null) ? value : "(null)"));
			}
		}
		if (request.isTrue("AllVariables")) {
			channel.variables().forEach((variable, value) -> entry.add("Variable", variable + "=" + value));
		}
		response.entryBeforeId(entry);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "<unknown>";
	}

}
