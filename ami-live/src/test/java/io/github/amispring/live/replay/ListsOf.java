/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.event.ChannelState;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.test.FakeAmiClient;
import org.jspecify.annotations.Nullable;

/**
 * Responds to list actions as an Asterisk does that is in the state of a snapshot.
 */
final class ListsOf {

	private ListsOf() {
	}

	static void respond(FakeAmiClient client, LiveSnapshot pbx) {
		client.whenSent("CoreShowChannels").respondWithEvents(list("CoreShowChannelsComplete", channels(pbx)));
		client.whenSent("BridgeList").respondWithEvents(list("BridgeListComplete", bridges(pbx)));
		client.whenSent("ParkedCalls").respondWithEvents(list("ParkedCallsComplete", parked(pbx)));
		client.whenSent("QueueStatus").respondWithEvents(list("QueueStatusComplete", queues(pbx)));
		client.whenSent("ConfbridgeListRooms")
			.respondWithEvents(list("ConfbridgeListRoomsComplete",
					pbx.conferences()
						.keySet()
						.stream()
						.map((name) -> AmiMessage.of("Event", "ConfbridgeListRooms", "Conference", name))
						.toList()));
		client.whenSent("ConfbridgeList").respondWithEvents(list("ConfbridgeListComplete", members(pbx)));
	}

	private static AmiMessage[] list(String complete, List<AmiMessage> entries) {
		List<AmiMessage> messages = new ArrayList<>(entries);
		messages.add(AmiMessage.of("Event", complete, "EventList", "Complete"));
		return messages.toArray(AmiMessage[]::new);
	}

	private static List<AmiMessage> channels(LiveSnapshot pbx) {
		return pbx.channels()
			.values()
			.stream()
			.map((channel) -> AmiMessage.of(with(channel, "", "Event", "CoreShowChannel", "BridgeId",
					text(channel.bridgeId()), "Application", text(channel.application()), "Duration", "00:00:01")))
			.toList();
	}

	private static String[] with(LiveChannel channel, String prefix, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		ChannelState state = channel.state();
		String linkedId = channel.linkedId();
		all.addAll(List.of(prefix + "Channel", channel.name(), prefix + "ChannelState",
				(state != null) ? String.valueOf(state.code()) : "0", prefix + "CallerIDNum",
				text(channel.callerIdNum()), prefix + "CallerIDName", text(channel.callerIdName()), prefix + "Context",
				text(channel.context()), prefix + "Exten", text(channel.exten()), prefix + "Uniqueid",
				channel.uniqueId(), prefix + "Linkedid", text(linkedId)));
		return all.toArray(String[]::new);
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	private static List<AmiMessage> bridges(LiveSnapshot pbx) {
		return pbx.bridges()
			.values()
			.stream()
			.map((bridge) -> AmiMessage.of("Event", "BridgeListItem", "BridgeUniqueid", bridge.id(), "BridgeType",
					text(bridge.type()), "BridgeTechnology", text(bridge.technology())))
			.toList();
	}

	private static List<AmiMessage> parked(LiveSnapshot pbx) {
		return pbx.parked()
			.values()
			.stream()
			.map((call) -> AmiMessage.of(with(pbx.channels().get(call.uniqueId()), "Parkee", "Event", "ParkedCall",
					"Parkinglot", text(call.lot()), "ParkingSpace", String.valueOf(call.space()), "ParkerDialString",
					text(call.by()))))
			.toList();
	}

	private static List<AmiMessage> queues(LiveSnapshot pbx) {
		List<AmiMessage> messages = new ArrayList<>();
		pbx.queues().values().forEach((queue) -> {
			messages.add(AmiMessage.of("Event", "QueueParams", "Queue", queue.name()));
			AtomicInteger position = new AtomicInteger();
			queue.callers()
				.forEach((caller) -> messages.add(AmiMessage.of("Event", "QueueEntry", "Queue", queue.name(),
						"Position", String.valueOf(position.incrementAndGet()), "Uniqueid", caller.uniqueId(),
						"Channel", pbx.channels().get(caller.uniqueId()).name(), "Wait", "1")));
		});
		return messages;
	}

	private static List<AmiMessage> members(LiveSnapshot pbx) {
		List<AmiMessage> messages = new ArrayList<>();
		pbx.conferences()
			.values()
			.forEach((conference) -> conference.members()
				.forEach((member) -> messages.add(AmiMessage.of(with(pbx.channels().get(member.uniqueId()), "", "Event",
						"ConfbridgeList", "Conference", conference.name())))));
		return messages;
	}

}
