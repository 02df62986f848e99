/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.simulator.pbx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.amispring.simulator.protocol.PbxEvent;

/**
 * Records all events of a PBX.
 */
final class EventRecorder implements Consumer<PbxEvent> {

	private final List<PbxEvent> events = new ArrayList<>();

	@Override
	public void accept(PbxEvent event) {
		this.events.add(event);
	}

	List<PbxEvent> events() {
		return this.events;
	}

	List<PbxEvent> named(String name) {
		return this.events.stream().filter((event) -> event.name().equals(name)).toList();
	}

	String text() {
		StringBuilder text = new StringBuilder();
		this.events.forEach(text::append);
		return text.toString();
	}

	static String get(PbxEvent event, String header) {
		return event.text()
			.lines()
			.filter((line) -> line.startsWith(header + ": "))
			.map((line) -> line.substring(header.length() + 2))
			.findFirst()
			.orElse("");
	}

	/** Returns the events of each channel in the notation of the fixtures. */
	Map<String, List<String>> byChannel() {
		Map<String, List<String>> all = new LinkedHashMap<>();
		for (PbxEvent event : this.events) {
			String word = word(event);
			if (word != null) {
				for (String header : List.of("Channel", "DestChannel")) {
					String channel = get(event, header);
					if (!channel.isEmpty()) {
						all.computeIfAbsent(channel, (name) -> new ArrayList<>()).add(word);
					}
				}
			}
		}
		return all;
	}

	private static String word(PbxEvent event) {
		return switch (event.name()) {
			case "Cdr", "AgentComplete", "OriginateResponse" -> null;
			case "DialState" -> get(event, "DialStatus").equals("RINGING") ? null : "DialState";
			case "VarSet" ->
				get(event, "Variable").equals("BRIDGEPEER") ? null : "VarSet(" + get(event, "Variable") + ")";
			case "Newexten" -> "Newexten(" + get(event, "Application") + ")";
			case "Newstate" -> "Newstate(" + get(event, "ChannelStateDesc") + ")";
			case "DialEnd" -> "DialEnd(" + get(event, "DialStatus") + ")";
			case "Hangup" -> "Hangup(" + get(event, "Cause") + ")";
			default -> event.name();
		};
	}

}
