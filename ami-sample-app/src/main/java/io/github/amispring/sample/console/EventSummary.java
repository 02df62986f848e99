/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.console;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
			.map(message::indexOf)
			.filter((line) -> line >= 0 && !message.isSecret(line))
			.map(message::value)
			.filter((value) -> !value.isEmpty() && !value.equals("<unknown>"))
			.collect(Collectors.joining(" · "));
		return new EventSummary(entry.at(), entry.event().eventName(), telling.isEmpty() ? others(message) : telling);
	}

	private static String others(AmiMessage message) {
		return IntStream.range(1, message.size())
			.filter((line) -> message.isHeader(line) && !message.isSecret(line) && !message.hasName(line, "Privilege"))
			.limit(HEADERS_WITHOUT_TELLING)
			.mapToObj((line) -> message.name(line) + ": " + message.value(line))
			.collect(Collectors.joining(" · "));
	}

}
