/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;

/**
 * An event in one line.
 *
 * @param at when it came
 * @param name the event's name
 * @param summary its most telling headers
 */
record EventSummary(Instant at, String name, String summary) {

	/** What tells most, in the order in which it is shown. */
	private static final List<String> TELLING = List.of("Channel", "DestChannel", "ChannelStateDesc", "CallerIDNum",
			"Exten", "DialStatus", "Application", "AppData", "Queue", "MemberName", "Interface", "Status",
			"BridgeUniqueid", "Cause-txt", "Device", "State", "Peer", "PeerStatus", "EndpointName", "UserEvent",
			"Variable", "Value", "Response", "Reason");

	private static final int HEADERS_WITHOUT_TELLING = 4;

	static EventSummary of(EventFeed.Entry entry) {
		AmiMessage message = entry.event().message();
		String telling = TELLING.stream()
			.map(message::get)
			.filter((value) -> value != null && !value.isEmpty() && !value.equals("<unknown>"))
			.collect(Collectors.joining(" · "));
		return new EventSummary(entry.at(), entry.event().eventName(), telling.isEmpty() ? others(message) : telling);
	}

	private static String others(AmiMessage message) {
		return message.headers()
			.stream()
			.skip(1)
			.filter((header) -> !header.isSensitive() && !header.name().equals("Privilege"))
			.limit(HEADERS_WITHOUT_TELLING)
			.map((AmiHeader header) -> header.name() + ": " + header.value())
			.collect(Collectors.joining(" · "));
	}

}
