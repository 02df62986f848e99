/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageReader} with an {@link EventFilter}.
 */
class EventFilterTests {

	private static final String HANGUP = "Event: Hangup\r\nCause: 16\r\n\r\n";

	private static final String VAR_SET = "Event: VarSet\r\nValue: a\nb\r\n\r\n";

	private final List<String> examined = new ArrayList<>();

	private final List<Integer> discarded = new ArrayList<>();

	private final EventFilter filter = new EventFilter() {

		@Override
		public int discardable(byte[] bytes, int from, int to) {
			String name = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
			EventFilterTests.this.examined.add(name);
			return name.equals("VarSet") ? 7 : -1;
		}

		@Override
		public void discarded(int type) {
			EventFilterTests.this.discarded.add(type);
		}

	};

	private static MessageReader reader(WireFormat format, String... messages) {
		byte[] bytes = String.join("", messages).getBytes(StandardCharsets.UTF_8);
		MessageReader reader = new MessageReader(new ByteArrayInputStream(bytes), MessageLimits.DEFAULT,
				StandardCharsets.UTF_8, "prefix-");
		reader.setFormat(format);
		return reader;
	}

	private List<String> names(MessageReader reader) throws IOException {
		assertThat(reader.fill()).isTrue();
		return Stream.generate(() -> poll(reader)).takeWhile((message) -> !message.isEmpty()).toList();
	}

	private String poll(MessageReader reader) {
		try {
			AmiMessage message = reader.poll(this.filter);
			return (message != null) ? message.value(0) : "";
		}
		catch (ProtocolException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void discardsEventsThatTheFilterSelects() throws IOException {
		MessageReader reader = reader(WireFormat.of("5.0.0"), VAR_SET, HANGUP, VAR_SET, VAR_SET, HANGUP, VAR_SET);
		assertThat(names(reader)).containsExactly("Hangup", "Hangup");
		assertThat(this.discarded).containsExactly(7, 7, 7, 7);
		assertThat(reader.isInsideMessage()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Event: VarSet\r\n\r\n", "Event:VarSet\r\n\r\n", "EVENT: VarSet\r\nX: 1\r\n\r\n",
			"Event: VarSet\r\nText without colon\r\n\r\n" })
	void recognizesTheName(String message) throws IOException {
		assertThat(names(reader(WireFormat.of("5.0.0"), message))).isEmpty();
		assertThat(this.examined).containsExactly("VarSet");
	}

	@Test
	void recognizesTheNameWhenLineFeedEndsLines() throws IOException {
		assertThat(names(reader(WireFormat.OLDEST, "Event: VarSet\nX: 1\n\n", "Event: VarSet\r\n\r\n"))).isEmpty();
		assertThat(this.examined).containsExactly("VarSet", "VarSet");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ActionID: prefix-1", "actionid: x", "ActionID:" })
	void doesNotDiscardEventsWithActionId(String header) throws IOException {
		String event = "Event: VarSet\r\nX: 1\r\n" + header + "\r\n\r\n";
		assertThat(names(reader(WireFormat.of("5.0.0"), event, VAR_SET))).containsExactly("VarSet");
		assertThat(this.discarded).containsExactly(7);
	}

	@Test
	void doesNotDiscardMessagesThatAreNotEvents() throws IOException {
		String response = "Response: VarSet\r\nEvent: VarSet\r\n\r\n";
		assertThat(names(reader(WireFormat.of("5.0.0"), response, "Event:\r\nX: 1\r\n\r\n"))).containsExactly("VarSet");
		assertThat(this.examined).isEmpty();
	}

	@Test
	void appliesLimitsToDiscardedEvents() throws IOException {
		MessageReader reader = new MessageReader(
				new ByteArrayInputStream(("Event: VarSet\r\n" + "X: 1\r\n".repeat(5) + "\r\n").getBytes()),
				new MessageLimits(1000, 3), StandardCharsets.UTF_8, "prefix-");
		reader.setFormat(WireFormat.of("5.0.0"));
		reader.fill();
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> reader.poll(this.filter));
	}

}
