/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.sample.events;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.amispring.message.AmiMessage;

/**
 * An event with a summary of one line. Secrets are left out.
 *
 * @param server the name of the server
 * @param at the time of arrival
 * @param number the sequence number
 * @param name the name of the event
 * @param summary the values of the event's most important headers
 * @param headers the names and values of the other headers, as the server sent them
 */
public record EventSummary(String server, Instant at, long number, String name, String summary,
		List<List<String>> headers) {

	/** The most important headers, in the order in which a summary contains them. */
	private static final List<String> IMPORTANT = List.of("Channel", "DestChannel", "ChannelStateDesc", "CallerIDNum",
			"Exten", "DialStatus", "Application", "AppData", "Queue", "MemberName", "Interface", "Status",
			"BridgeUniqueid", "Cause-txt", "Device", "State", "Peer", "PeerStatus", "EndpointName", "UserEvent",
			"Variable", "Value", "Response", "Reason");

	private static final int MAX_OTHER_HEADERS = 4;

	/** Limits the size of an update. */
	private static final int MAX_VALUE_LENGTH = 300;

	/**
	 * Summarizes an event.
	 * @param entry the event
	 * @return the summary
	 */
	public static EventSummary of(EventFeed.Entry entry) {
		AmiMessage message = entry.event().message();
		String important = IMPORTANT.stream()
			.map(message::indexOf)
			.filter((line) -> line >= 0 && !message.isSecret(line))
			.map((line) -> value(message, line))
			.filter((value) -> !value.isEmpty() && !value.equals("<unknown>"))
			.collect(Collectors.joining(" · "));
		return new EventSummary(entry.server(), entry.at(), entry.number(), entry.event().eventName(),
				important.isEmpty() ? others(message) : important, headers(message));
	}

	private static String others(AmiMessage message) {
		return IntStream.range(1, message.size())
			.filter((line) -> message.isHeader(line) && !message.isSecret(line) && !message.hasName(line, "Privilege"))
			.limit(MAX_OTHER_HEADERS)
			.mapToObj((line) -> message.name(line) + ": " + value(message, line))
			.collect(Collectors.joining(" · "));
	}

	private static List<List<String>> headers(AmiMessage message) {
		return IntStream.range(1, message.size())
			.filter((line) -> message.isHeader(line) && !message.isSecret(line))
			.mapToObj((line) -> List.of(message.name(line), value(message, line)))
			.toList();
	}

	private static String value(AmiMessage message, int line) {
		String value = message.value(line);
		return (value.length() <= MAX_VALUE_LENGTH) ? value : value.substring(0, MAX_VALUE_LENGTH) + "…";
	}

}
