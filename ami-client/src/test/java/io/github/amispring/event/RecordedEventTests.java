/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the catalogue against recordings of servers: {@code asterisk-16.ami} is from
 * 16.28.0, {@code asterisk-22.ami} from 22.10.1. A recording contains a message only if
 * it has a header, or a value for a header, that is missing from all earlier messages of
 * the same event type.
 */
class RecordedEventTests {

	/** Headers that any event may contain. */
	private static final Set<String> ENVELOPE = Set.of("Privilege", "ActionID", "EventList", "Timestamp",
			"SequenceNumber", "File", "Line", "Func", "SystemName");

	/** User-defined headers, which the catalogue declares as open. */
	private static final Map<String, String> OPEN = Map.of("UserEvent", ".*", "TestEvent", ".*", "Cdr", "Ami.*");

	/** Words that mean "no value". */
	private static final Set<String> NULL_WORDS = Set.of("", "<unknown>", "unknown", "none", "N/A", "(null)", "-none-");

	@ParameterizedTest
	@ValueSource(strings = { "16", "22" })
	void hasATypeForEveryEvent(String version) throws IOException {
		List<AmiMessage> messages = messages(version);
		assertThat(messages).hasSizeGreaterThan(150)
			.allSatisfy((message) -> assertThat(EventTypes.decode(message)).isNotInstanceOf(UnknownEvent.class));
		assertThat(messages).extracting((message) -> message.value(0))
			.contains("Newchannel", "Hangup", "DialEnd", "BridgeEnter", "QueueMember", "AgentConnect", "ConfbridgeJoin",
					"Cdr", "CEL", "EndpointDetail");
	}

	@ParameterizedTest
	@ValueSource(strings = { "16", "22" })
	void hasAComponentForEveryHeader(String version) throws IOException {
		Set<String> unknown = new TreeSet<>();
		for (AmiMessage message : messages(version)) {
			KnownHeaders known = KnownHeaders.of(EventTypes.of(message));
			for (int line = 1; line < message.size(); line++) {
				String name = message.name(line);
				if (!known.has(name) && !ENVELOPE.contains(name)
						&& !name.matches(OPEN.getOrDefault(message.value(0), ""))) {
					unknown.add(message.value(0) + ": " + name);
				}
			}
		}
		assertThat(unknown).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "16", "22" })
	void decodesEveryValue(String version) throws IOException {
		Set<String> lost = new TreeSet<>();
		for (AmiMessage message : messages(version)) {
			KnownHeaders known = KnownHeaders.of(EventTypes.of(message));
			List<Object> values = KnownHeaders.values(message);
			for (int line = 1; line < message.size(); line++) {
				String name = message.name(line);
				String value = message.value(line);
				if (known.has(name) && !NULL_WORDS.contains(value) && !isNever(value)
						&& values.equals(KnownHeaders.values(without(message, name)))) {
					lost.add(message.value(0) + ": " + name + ": " + value);
				}
			}
		}
		assertThat(lost).isEmpty();
	}

	/**
	 * Returns whether the value is "0", a time that means "never", or ",", an empty list.
	 */
	private static boolean isNever(String value) {
		return value.equals("0") || value.equals(",");
	}

	private static AmiMessage without(AmiMessage message, String name) {
		List<AmiHeader> headers = new ArrayList<>(message.headers());
		AmiHeader first = headers.remove(0);
		headers.removeIf((header) -> header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
		headers.add(0, first);
		return AmiMessage.of(headers);
	}

	private static List<AmiMessage> messages(String version) throws IOException {
		List<AmiMessage> messages = new ArrayList<>();
		try (InputStream in = RecordedEventTests.class.getResourceAsStream("asterisk-" + version + ".ami")) {
			MessageReader reader = new MessageReader(in, MessageLimits.DEFAULT, StandardCharsets.UTF_8, "");
			for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
				messages.add(message);
			}
		}
		return messages;
	}

}
