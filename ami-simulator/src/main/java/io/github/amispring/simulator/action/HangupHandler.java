/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionRequest;
import io.github.amispring.simulator.session.ResponseWriter;

/**
 * Hangup: hangs up one channel by its name, or all channels whose names match a regular
 * expression.
 */
final class HangupHandler implements ActionHandler {

	/** The cause that leaves the channel's cause unchanged. */
	private static final int NONE = 0;

	private static final int MAX_CAUSE = 127;

	private final Supplier<Pbx> pbx;

	HangupHandler(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ResponseWriter response) {
		String name = request.get("Channel");
		if (name.isEmpty()) {
			response.error("No channel specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		int cause = cause(request.get("Cause"));
		if (name.length() > 1 && name.startsWith("/") && name.endsWith("/")) {
			matching(pbx, name, cause, response);
			return;
		}
		pbx.locked(() -> {
			PbxChannel channel = pbx.channel(name);
			if (channel == null) {
				response.error("No such channel");
			}
			else {
				pbx.hangup(channel, cause);
				response.success("Channel Hungup");
			}
		});
	}

	private static int cause(String text) {
		try {
			int cause = Integer.parseInt(text.trim());
			return (cause >= 0 && cause <= MAX_CAUSE) ? cause : NONE;
		}
		catch (NumberFormatException ex) {
			return NONE;
		}
	}

	private static void matching(Pbx pbx, String expression, int cause, ResponseWriter response) {
		Pattern pattern;
		try {
			pattern = Pattern.compile(expression.substring(1, expression.length() - 1));
		}
		catch (PatternSyntaxException ex) {
			response.error("Regex compile failed on: " + expression);
			return;
		}
		pbx.locked(() -> {
			response.list("Channels hung up will follow");
			List<PbxChannel> channels = new ArrayList<>();
			for (PbxChannel channel : pbx.channels()) {
				if (pattern.matcher(channel.name()).find()) {
					channels.add(channel);
					response.entryBeforeId(EventWriter.entry("ChannelHungup").add("Channel", channel.name()));
				}
			}
			channels.forEach((channel) -> pbx.hangup(channel, cause));
			response.complete("ChannelsHungupListComplete");
		});
	}

}
