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
 * A summary of an event in one line.
 *
 * @param at the time of arrival
 * @param name the name of the event
 * @param summary the values of the event's most important headers
 */
record EventSummary(Instant at, String name, String summary) {

	/** The most important headers, in the order in which a summary contains them. */
	private static final List<String> IMPORTANT = List.of("Channel", "DestChannel", "ChannelStateDesc", "CallerIDNum",
			"Exten", "DialStatus", "Application", "AppData", "Queue", "MemberName", "Interface", "Status",
			"BridgeUniqueid", "Cause-txt", "Device", "State", "Peer", "PeerStatus", "EndpointName", "UserEvent",
			"Variable", "Value", "Response", "Reason");

	private static final int MAX_OTHER_HEADERS = 4;

	static EventSummary of(EventFeed.Entry entry) {
		AmiMessage message = entry.event().message();
		String important = IMPORTANT.stream()
			.map(message::indexOf)
			.filter((line) -> line >= 0 && !message.isSecret(line))
			.map(message::value)
			.filter((value) -> !value.isEmpty() && !value.equals("<unknown>"))
			.collect(Collectors.joining(" · "));
		return new EventSummary(entry.at(), entry.event().eventName(),
				important.isEmpty() ? others(message) : important);
	}

	private static String others(AmiMessage message) {
		return IntStream.range(1, message.size())
			.filter((line) -> message.isHeader(line) && !message.isSecret(line) && !message.hasName(line, "Privilege"))
			.limit(MAX_OTHER_HEADERS)
			.mapToObj((line) -> message.name(line) + ": " + message.value(line))
			.collect(Collectors.joining(" · "));
	}

}
