/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * MixMonitor and StopMixMonitor.
 */
final class RecordingHandlers {

	private final Supplier<Pbx> pbx;

	RecordingHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void start(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			PbxChannel channel = channel(pbx, request, response);
			if (channel == null) {
				return;
			}
			if (request.get("File").isEmpty()) {
				response.error("Could not start monitoring channel");
				return;
			}
			pbx.mixMonitors().start(channel);
			response.response("Success");
		});
	}

	void stop(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			PbxChannel channel = channel(pbx, request, response);
			if (channel != null) {
				pbx.mixMonitors().stop(channel);
				response.response("Success");
			}
		});
	}

	private static @Nullable PbxChannel channel(Pbx pbx, ActionRequest request, ResponseWriter response) {
		String name = request.get("Channel");
		PbxChannel channel = name.isEmpty() ? null : pbx.channel(name);
		if (channel == null) {
			response.error(name.isEmpty() ? "No channel specified" : "No such channel");
		}
		return channel;
	}

}
