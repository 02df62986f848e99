/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.live.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.amispring.action.BridgeListAction;
import io.github.amispring.action.ConfbridgeListAction;
import io.github.amispring.action.ConfbridgeListRoomsAction;
import io.github.amispring.action.CoreShowChannelsAction;
import io.github.amispring.action.DeviceStateListAction;
import io.github.amispring.action.ParkedCallsAction;
import io.github.amispring.action.QueueStatusAction;
import io.github.amispring.client.AmiClient;
import io.github.amispring.event.ConfbridgeListRoomsEvent;
import io.github.amispring.event.QueueEntryEvent;
import io.github.amispring.event.QueueMemberEvent;
import io.github.amispring.event.QueueParamsEvent;
import io.github.amispring.exception.AmiErrorResponseException;
import io.github.amispring.live.model.LiveChannel;
import io.github.amispring.live.model.LiveDevice;
import io.github.amispring.live.model.LiveSnapshot;
import io.github.amispring.message.AmiAction;
import io.github.amispring.message.AmiEvent;
import io.github.amispring.message.EventList;
import org.jspecify.annotations.Nullable;

/**
 * The state of a PBX as sorted lines of text, from its lists or from a view. The
 * technologies of bridges are not part of it, because Asterisk changes them without an
 * event.
 */
final class PbxState {

	private final TreeSet<String> lines = new TreeSet<>();

	private PbxState() {
	}

	/** Returns the state that the lists of a PBX contain. */
	static List<String> of(AmiClient client) {
		PbxState state = new PbxState();
		list(client, CoreShowChannelsAction.of()).forEach((entry) -> state.line("channel", entry.channel().uniqueId(),
				entry.channel().name(), entry.channel().stateCode(), entry.bridgeId(), entry.channel().linkedId()));
		list(client, BridgeListAction.of())
			.forEach((entry) -> state.line("bridge", entry.bridge().uniqueId(), entry.bridge().type()));
		list(client, ParkedCallsAction.of()).forEach((entry) -> state.line("parked", entry.parkeeChannel().uniqueId(),
				entry.parkingLot(), entry.parkingSpace()));
		for (ConfbridgeListRoomsEvent room : list(client, ConfbridgeListRoomsAction.of())) {
			list(client, ConfbridgeListAction.of(String.valueOf(room.conference())))
				.forEach((entry) -> state.line("conference", entry.conference(), entry.channel().uniqueId()));
		}
		list(client, QueueStatusAction.of()).forEach(state::queue);
		list(client, DeviceStateListAction.of())
			.forEach((entry) -> state.line("device", entry.device(), entry.state()));
		return state.toLines();
	}

	private static <E extends AmiEvent> List<E> list(AmiClient client, AmiAction<EventList<E>> action) {
		try {
			return client.execute(action).entries();
		}
		catch (AmiErrorResponseException ex) {
			// Empty
			return List.of();
		}
	}

	private void queue(AmiEvent event) {
		if (event instanceof QueueParamsEvent queue) {
			line("queue", queue.queue(), queue.strategy());
		}
		else if (event instanceof QueueMemberEvent member) {
			line("member", member.queue(), member.interfaceName(), member.memberName(), member.statusCode(),
					member.paused(), member.inCall(), member.callsTaken());
		}
		else if (event instanceof QueueEntryEvent caller) {
			line("waiting", caller.queue(), caller.position(), caller.uniqueId());
		}
	}

	/** Returns the state that a view contains. */
	static List<String> of(LiveSnapshot view) {
		PbxState state = new PbxState();
		for (LiveChannel channel : view.channels().values()) {
			state.line("channel", channel.uniqueId(), channel.name(),
					(channel.state() != null) ? channel.state().code() : null, channel.bridgeId(), channel.linkedId());
		}
		view.bridges().values().forEach((bridge) -> state.line("bridge", bridge.id(), bridge.type()));
		view.parked()
			.values()
			.forEach((parked) -> state.line("parked", parked.uniqueId(), parked.lot(), parked.space()));
		view.conferences()
			.values()
			.forEach((conference) -> conference.members()
				.forEach((member) -> state.line("conference", conference.name(), member.uniqueId())));
		view.queues().values().forEach((queue) -> {
			state.line("queue", queue.name(), queue.strategy());
			queue.members()
				.forEach((member) -> state.line("member", queue.name(), member.interfaceName(), member.name(),
						(member.status() != null) ? member.status().code() : null, member.paused(), member.inCall(),
						member.callsTaken()));
			queue.callers()
				.forEach((caller) -> state.line("waiting", queue.name(), caller.position(), caller.uniqueId()));
		});
		for (LiveDevice device : view.devices().values()) {
			if (device.state() != null) {
				state.line("device", device.name(), device.state());
			}
		}
		return state.toLines();
	}

	/** Returns the Uniqueids of the channels of each call, without the ids of calls. */
	static List<List<String>> calls(LiveSnapshot view) {
		Map<String, TreeSet<String>> calls = new TreeMap<>();
		view.channels()
			.values()
			.forEach((channel) -> calls.computeIfAbsent(channel.callId(), (id) -> new TreeSet<>())
				.add(channel.uniqueId()));
		List<List<String>> sorted = new ArrayList<>(calls.values().stream().map(List::copyOf).toList());
		sorted.sort((first, second) -> first.get(0).compareTo(second.get(0)));
		return sorted;
	}

	private void line(@Nullable Object... parts) {
		StringBuilder line = new StringBuilder();
		for (Object part : parts) {
			line.append((part != null) ? part : "-").append(' ');
		}
		this.lines.add(line.toString().trim());
	}

	private List<String> toLines() {
		return List.copyOf(this.lines);
	}

}
