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
import io.github.amispring.simulator.pbx.channel.Channel;
import io.github.amispring.simulator.protocol.EventWriter;
import io.github.amispring.simulator.session.ActionHandler;
import io.github.amispring.simulator.session.ActionReply;
import io.github.amispring.simulator.session.ActionRequest;

/**
 * Hangup: one channel by its name, or all whose names match an expression.
 */
final class HangupAction implements ActionHandler {

	/** Leaves the cause that the channel has. */
	private static final int NONE = 0;

	private static final int MAX_CAUSE = 127;

	private final Supplier<Pbx> pbx;

	HangupAction(Supplier<Pbx> pbx) {
		this.pbx = pbx;
	}

	@Override
	public void handle(ActionRequest request, ActionReply reply) {
		String name = request.get("Channel");
		if (name.isEmpty()) {
			reply.error("No channel specified");
			return;
		}
		Pbx pbx = this.pbx.get();
		int cause = cause(request.get("Cause"));
		if (name.length() > 1 && name.startsWith("/") && name.endsWith("/")) {
			matching(pbx, name, cause, reply);
			return;
		}
		pbx.locked(() -> {
			Channel channel = pbx.channel(name);
			if (channel == null) {
				reply.error("No such channel");
			}
			else {
				pbx.hangup(channel, cause);
				reply.success("Channel Hungup");
			}
			return null;
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

	private static void matching(Pbx pbx, String expression, int cause, ActionReply reply) {
		Pattern pattern;
		try {
			pattern = Pattern.compile(expression.substring(1, expression.length() - 1));
		}
		catch (PatternSyntaxException ex) {
			reply.error("Regex compile failed on: " + expression);
			return;
		}
		pbx.locked(() -> {
			reply.list("Channels hung up will follow");
			List<Channel> channels = new ArrayList<>();
			for (Channel channel : pbx.channels()) {
				if (pattern.matcher(channel.name()).find()) {
					channels.add(channel);
					reply.entryBeforeId(EventWriter.entry("ChannelHungup").add("Channel", channel.name()));
				}
			}
			channels.forEach((channel) -> pbx.hangup(channel, cause));
			reply.complete("ChannelsHungupListComplete");
			return null;
		});
	}

}
