/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A queue in the output of Asterisk's command {@code queue show}.
 *
 * @param name the name
 * @param completed the number of calls that agents have completed
 * @param abandoned the number of callers who hung up
 * @param inTimePercent the share of the completed calls that were answered in time
 * @param members the members by interface
 * @param callers the waiting callers in the order of their positions
 */
record QueueShow(String name, int completed, int abandoned, double inTimePercent, Map<String, Member> members,
		List<Caller> callers) {

	private static final Pattern QUEUE = Pattern.compile("(\\S+) has \\d+ calls .*C:(\\d+), A:(\\d+), SL:([\\d.]+)%.*");

	private static final Pattern MEMBER = Pattern
		.compile(" +(.+) \\((\\S+)(?: from \\S+)?\\) (\\(.*) has taken (no|\\d+) calls.*");

	private static final Pattern CALLER = Pattern.compile(" +(\\d+)\\. (\\S+) \\(wait: (\\d+):(\\d+), prio: \\d+\\)");

	private static final Pattern REASON = Pattern.compile("\\(paused:(\\w+)");

	/**
	 * A member.
	 *
	 * @param name the name
	 * @param status the status as the page calls it
	 * @param reason the reason of the pause, empty if the member is not paused
	 * @param taken the number of calls that the member has taken
	 */
	record Member(String name, String status, String reason, int taken) {

		private static Member of(Matcher line) {
			String flags = line.group(3);
			Matcher reason = REASON.matcher(flags);
			return new Member(line.group(1), status(flags), reason.find() ? reason.group(1) : "",
					line.group(4).equals("no") ? 0 : Integer.parseInt(line.group(4)));
		}

		private static String status(String flags) {
			if (flags.contains("(in call)")) {
				return "IN_CALL";
			}
			if (flags.contains("(Ringing)")) {
				return "RINGING";
			}
			if (flags.contains("(paused")) {
				return "PAUSED";
			}
			return flags.contains("(Not in use)") ? "AVAILABLE" : flags;
		}

	}

	/**
	 * A waiting caller.
	 *
	 * @param position the position
	 * @param device the device
	 * @param seconds how long the caller has waited
	 */
	record Caller(int position, String device, int seconds) {

		private static Caller of(Matcher line) {
			String channel = line.group(2);
			return new Caller(Integer.parseInt(line.group(1)), channel.substring(0, channel.lastIndexOf('-')),
					60 * Integer.parseInt(line.group(3)) + Integer.parseInt(line.group(4)));
		}

	}

	static Map<String, QueueShow> parse(String output) {
		Map<String, QueueShow> queues = new LinkedHashMap<>();
		QueueShow current = null;
		for (String line : output.replaceAll("\\e\\[[\\d;]*m", "").split("\n")) {
			Matcher queue = QUEUE.matcher(line);
			Matcher member = MEMBER.matcher(line);
			Matcher caller = CALLER.matcher(line);
			if (queue.matches()) {
				current = new QueueShow(queue.group(1), Integer.parseInt(queue.group(2)),
						Integer.parseInt(queue.group(3)), Double.parseDouble(queue.group(4)), new LinkedHashMap<>(),
						new ArrayList<>());
				queues.put(current.name(), current);
			}
			else if (member.matches()) {
				current.members().put(member.group(2), Member.of(member));
			}
			else if (caller.matches()) {
				current.callers().add(Caller.of(caller));
			}
		}
		return queues;
	}

	/** Returns the number of members with a status. */
	long count(String status) {
		return this.members.values().stream().filter((member) -> member.status().equals(status)).count();
	}

}
