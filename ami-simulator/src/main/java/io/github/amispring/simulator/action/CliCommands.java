/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import io.github.amispring.simulator.pbx.queue.CallQueue;
import io.github.amispring.simulator.pbx.queue.QueueMember;

/**
 * Runs commands of the Asterisk console. The output is similar to that of Asterisk, but
 * not identical.
 */
final class CliCommands {

	Output run(Pbx pbx, String command) {
		String words = command.trim().replaceAll("\\s+", " ");
		if (words.equals("core show channels")) {
			return new Output(true, channels(pbx));
		}
		if (words.equals("core show version")) {
			return new Output(true, List.of("Asterisk " + pbx.version() + " (simulated)"));
		}
		if (words.equals("core show uptime")) {
			String uptime = uptime(Duration.between(pbx.started(), pbx.now()));
			return new Output(true, List.of("System uptime: " + uptime, "Last reload: " + uptime));
		}
		if (words.equals("queue show") || words.startsWith("queue show ")) {
			return queues(pbx, words.substring("queue show".length()).trim());
		}
		if (words.equals("core show application Dial")) {
			return new Output(true,
					List.of("", "  -= Dial =- ", "", "[Synopsis]",
							"Calls one or more channels and connects the first that answers. ", "", "[Syntax]",
							"Dial(channel[&channel...][,timeout])"));
		}
		return new Output(false, List.of("No such command '" + command + "' (type 'core show help " + command
				+ "' for other possible commands)"));
	}

	private static List<String> channels(Pbx pbx) {
		List<String> lines = new ArrayList<>();
		lines.add(row("Channel", "Location", "State", "Application(Data)"));
		List<PbxChannel> channels = pbx.channels();
		for (PbxChannel channel : channels) {
			lines.add(row(channel.name(), channel.exten() + "@" + channel.context() + ":" + channel.priority(),
					channel.state().word(), channel.application() + "(" + channel.data() + ")"));
		}
		int calls = CoreHandlers.calls(pbx);
		lines.add(channels.size() + " active channel" + plural(channels.size()));
		lines.add(calls + " active call" + plural(calls));
		lines.add(pbx.processedCalls() + " call" + plural(pbx.processedCalls()) + " processed");
		return lines;
	}

	private static String row(String channel, String location, String state, String application) {
		return String.format(Locale.ROOT, "%-64s %-32s %-7s %-30s", channel, location, state, application);
	}

	private static String plural(long count) {
		return (count == 1) ? "" : "s";
	}

	private static String uptime(Duration time) {
		StringBuilder text = new StringBuilder();
		append(text, time.toDaysPart(), "day");
		append(text, time.toHoursPart(), "hour");
		append(text, time.toMinutesPart(), "minute");
		if (time.toSecondsPart() > 0 || text.length() == 0) {
			append(text, Math.max(1, time.toSecondsPart()), "second");
		}
		return text.toString();
	}

	private static void append(StringBuilder text, long count, String unit) {
		if (count > 0) {
			text.append((text.length() > 0) ? ", " : "").append(count).append(' ').append(unit).append(plural(count));
		}
	}

	private static Output queues(Pbx pbx, String name) {
		List<String> lines = new ArrayList<>();
		for (CallQueue queue : pbx.queues().all()) {
			if (name.isEmpty() || name.equals(queue.name())) {
				queue(pbx, queue, lines);
			}
		}
		if (lines.isEmpty()) {
			lines.add(name.isEmpty() ? "No queues." : "No such queue: " + name + ".");
		}
		return new Output(true, lines);
	}

	private static void queue(Pbx pbx, CallQueue queue, List<String> lines) {
		lines.add(queue.name() + " has " + queue.callers().size() + " calls in '" + queue.strategy() + "' strategy ("
				+ queue.holdTime() + "s holdtime, " + queue.talkTime() + "s talktime), C:" + queue.completed() + ", A:"
				+ queue.abandoned());
		lines.add(queue.members().isEmpty() ? "   No Members" : "   Members: ");
		for (QueueMember member : queue.members()) {
			lines.add("      " + member.name() + " (" + member.device() + ")"
					+ ((member.paused() == 1) ? " (paused)" : "") + " has taken " + member.callsTaken() + " calls");
		}
		lines.add(queue.callers().isEmpty() ? "   No Callers" : "   Callers: ");
		queue.callers()
			.forEach((caller) -> lines
				.add("      " + caller.channel().name() + " (wait: " + caller.waited(pbx.now()) + "s)"));
		lines.add("");
	}

	/** The output of a command, and whether the command succeeded. */
	record Output(boolean ok, List<String> lines) {
	}

}
