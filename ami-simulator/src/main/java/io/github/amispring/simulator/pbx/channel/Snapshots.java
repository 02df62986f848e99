/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx.channel;

import io.github.amispring.simulator.protocol.EventWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the headers that describe a channel or a bridge.
 */
public final class Snapshots {

	private static final String UNKNOWN = "<unknown>";

	private Snapshots() {
	}

	/**
	 * Adds the headers of a channel to an event.
	 * @param event the event
	 * @param prefix the prefix of each header, such as {@code Dest}
	 * @param channel the channel
	 * @return the event
	 */
	public static EventWriter channel(EventWriter event, String prefix, PbxChannel channel) {
		return event.add(prefix + "Channel", channel.name())
			.add(prefix + "ChannelState", channel.state().number())
			.add(prefix + "ChannelStateDesc", channel.state().word())
			.add(prefix + "CallerIDNum", text(channel.callerNumber()))
			.add(prefix + "CallerIDName", text(channel.callerName()))
			.add(prefix + "ConnectedLineNum", text(channel.connectedNumber()))
			.add(prefix + "ConnectedLineName", text(channel.connectedName()))
			.add(prefix + "Language", "en")
			.add(prefix + "AccountCode", channel.accountCode())
			.add(prefix + "Context", channel.context())
			.add(prefix + "Exten", channel.exten())
			.add(prefix + "Priority", channel.priority())
			.add(prefix + "Uniqueid", channel.uniqueId())
			.add(prefix + "Linkedid", channel.linkedId());
	}

	private static String text(@Nullable String value) {
		return (value != null) ? EventWriter.escape(value) : UNKNOWN;
	}

	/**
	 * Adds the headers of a bridge to an event.
	 * @param event the event
	 * @param prefix the prefix of each header, such as {@code Orig}
	 * @param bridge the bridge
	 * @return the event
	 */
	public static EventWriter bridge(EventWriter event, String prefix, Bridge bridge) {
		return event.add(prefix + "BridgeUniqueid", bridge.uniqueId())
			.add(prefix + "BridgeType", bridge.type().type())
			.add(prefix + "BridgeTechnology", bridge.technology())
			.add(prefix + "BridgeCreator", text(bridge.type().creator()))
			.add(prefix + "BridgeName", text(bridge.name()))
			.add(prefix + "BridgeNumChannels", bridge.size())
			.add(prefix + "BridgeVideoSourceMode", "none");
	}

}
