/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.action;

import io.github.amispring.simulator.pbx.Pbx;
import io.github.amispring.simulator.pbx.channel.PbxChannel;
import org.jspecify.annotations.Nullable;

/**
 * Returns the values of variables, including those that Asterisk computes.
 */
final class Variables {

	private static final String DIALPLAN_EXISTS = "DIALPLAN_EXISTS(";

	private Variables() {
	}

	/** Returns the value, or null if the variable is not set. */
	static @Nullable String get(Pbx pbx, @Nullable PbxChannel channel, String name) {
		String built = (channel != null) ? ofChannel(channel, name) : null;
		if (built != null) {
			return built;
		}
		String value = (channel != null) ? channel.variables().get(name) : null;
		if (value == null && channel != null && name.startsWith("_")) {
			value = channel.variables().get(name.substring(1));
		}
		if (value == null) {
			value = pbx.globals().get(name);
		}
		if (value == null && name.startsWith(DIALPLAN_EXISTS)) {
			value = existsInDialplan(pbx, name) ? "1" : "0";
		}
		if (value == null && name.equals("EPOCH")) {
			value = Long.toString(pbx.now().getEpochSecond());
		}
		return value;
	}

	/** All contexts have the same extensions. */
	private static boolean existsInDialplan(Pbx pbx, String function) {
		String[] arguments = function.substring(DIALPLAN_EXISTS.length(), function.length() - 1).split(",");
		return arguments.length > 1 && pbx.hasExtension(arguments[1].strip(), 1);
	}

	private static @Nullable String ofChannel(PbxChannel channel, String name) {
		return switch (name) {
			case "CHANNEL" -> channel.name();
			case "CHANNEL(state)" -> channel.state().word();
			case "CHANNEL(name)" -> channel.name();
			case "UNIQUEID", "CHANNEL(uniqueid)" -> channel.uniqueId();
			case "CHANNEL(linkedid)" -> channel.linkedId();
			case "CONTEXT" -> channel.context();
			case "EXTEN" -> channel.exten();
			case "PRIORITY" -> Integer.toString(channel.priority());
			case "CALLERID(num)" -> channel.callerNumber();
			case "CALLERID(name)" -> channel.callerName();
			case "CONNECTEDLINE(num)" -> channel.connectedNumber();
			case "CONNECTEDLINE(name)" -> channel.connectedName();
			default -> null;
		};
	}

}
