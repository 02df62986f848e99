/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.List;
import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.Bridge;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.channel.Snapshots;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;

/**
 * Bridge, BridgeList and BridgeInfo.
 */
final class BridgeHandlers {

	private final Supplier<Pbx> pbx;

	BridgeHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void bridge(ActionRequest request, ResponseWriter response) {
		String first = request.get("Channel1");
		String second = request.get("Channel2");
		if (first.isEmpty() || second.isEmpty()) {
			response.error("Missing channel parameter in request");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			PbxChannel one = pbx.channel(first);
			PbxChannel two = pbx.channel(second);
			if (one == null) {
				response.error("Channel1 does not exist: " + first);
			}
			else if (two == null) {
				response.error("Channel2 does not exist: " + second);
			}
			else if (pbx.bridgeCommand().connect(one, two)) {
				response.success("Channels have been bridged");
			}
			else {
				response.error("Unable to add Channel1 to bridge: " + one.name());
			}
		});
	}

	void list(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		String technology = request.get("BridgeType");
		pbx.locked(() -> {
			response.list("Bridge listing will follow");
			for (Bridge bridge : pbx.bridges().all()) {
				if (technology.isEmpty() || technology.equals(bridge.technology())) {
					response.entry(Snapshots.bridge(response.begin("BridgeListItem"), "", bridge));
				}
			}
			response.complete("BridgeListComplete");
		});
	}

	void info(ActionRequest request, ResponseWriter response) {
		String id = request.get("BridgeUniqueid");
		if (id.isEmpty()) {
			response.error("BridgeUniqueid must be provided");
			return;
		}
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			Bridge bridge = pbx.bridges().find(id);
			if (bridge == null) {
				response.error("Specified BridgeUniqueid not found");
				return;
			}
			List<PbxChannel> channels = bridge.channels();
			response.list("Bridge channel listing will follow");
			channels.forEach(
					(channel) -> response.entry(Snapshots.channel(response.begin("BridgeInfoChannel"), "", channel)));
			response.complete("BridgeInfoComplete", (event) -> Snapshots.bridge(event, "", bridge));
		});
	}

}
