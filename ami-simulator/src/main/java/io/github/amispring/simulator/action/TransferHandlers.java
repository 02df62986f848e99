/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.function.Supplier;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.transfer.FeatureCodes;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;
import org.jspecify.annotations.Nullable;

/**
 * BlindTransfer, Atxfer and CancelAtxfer.
 */
final class TransferHandlers {

	private final Supplier<Pbx> pbx;

	TransferHandlers(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	void blind(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		pbx.locked(() -> {
			PbxChannel channel = channel(pbx, request, true, response);
			if (channel == null) {
				return;
			}
			if (pbx.blindTransfers().transfer(channel, context(request, channel), request.get("Exten"), true)) {
				response.success("Transfer succeeded");
			}
			else {
				response.error(channel.isBridged() ? "Transfer failed" : "Transfer invalid");
			}
		});
	}

	void attended(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		PbxChannel channel = pbx.locked(() -> channel(pbx, request, true, response));
		if (channel != null) {
			// Asterisk presses the keys for the party, whatever the state of the call is
			pbx.press(channel, pbx.featureCodes().attendedTransfer() + request.get("Exten"));
			response.success("Atxfer successfully queued");
		}
	}

	void cancel(ActionRequest request, ResponseWriter response) {
		Pbx pbx = this.pbx.get();
		PbxChannel channel = pbx.locked(() -> channel(pbx, request, false, response));
		if (channel != null) {
			pbx.press(channel, FeatureCodes.ABORT);
			response.success("CancelAtxfer successfully queued");
		}
	}

	private static String context(ActionRequest request, PbxChannel channel) {
		String context = request.get("Context");
		return context.isEmpty() ? channel.context() : context;
	}

	/** Returns the channel of the request, or null after an error response. */
	private static @Nullable PbxChannel channel(Pbx pbx, ActionRequest request, boolean needsExten,
			ResponseWriter response) {
		String name = request.get("Channel");
		if (name.isEmpty()) {
			response.error("No channel specified");
			return null;
		}
		if (needsExten && request.get("Exten").isEmpty()) {
			response.error("No extension specified");
			return null;
		}
		PbxChannel channel = pbx.channel(name);
		if (channel == null) {
			response.error("Channel specified does not exist");
		}
		return channel;
	}

}
