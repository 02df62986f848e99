/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.IOException;

import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.SimpleResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how {@link MessageReader} finds the ends of lines in each {@link WireFormat}.
 */
class LineEndingTests {

	private static final String OLD = "1.3";

	private static final AmiMessage HANGUP = AmiMessage.of("Event", "Hangup", "Cause", "16");

	private static final AmiMessage PONG = AmiMessage.of("Response", "Success", "ActionID", "own-2", "Ping", "Pong");

	@ParameterizedTest
	@ValueSource(strings = { "2.5.0", "11.0.0" })
	void lineFeedBelongsToTheValue(String version) throws IOException {
		assertThat(Formats.read(version,
				"Response: Success\r\nVariable: X\r\nValue: one\n\n Event: two\nthree\n\r\n" + "Next: 4\r\n\r\n"
						+ Formats.HANGUP))
			.containsExactly(AmiMessage.of("Response", "Success", "Variable", "X", "Value",
					"one\n\n Event: two\nthree\n", "Next", "4"), HANGUP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2.5.0", "11.0.0" })
	void recognizesEventsAndResponsesIgnoringCase(String version) throws IOException {
		assertThat(Formats.read(version, "EVENT: X\r\nA: b\nc\r\n\r\nresponse:y\r\nA: b\nc\r\n\r\n"))
			.containsExactly(AmiMessage.of("EVENT", "X", "A", "b\nc"), AmiMessage.of("response", "y", "A", "b\nc"));
	}

	@Test
	void lineFeedEndsALineUpToAsterisk11() throws IOException {
		assertThat(Formats.read(OLD, "Event: Agents\r\nAgent: 1\nStatus: IDLE\r\n\r\n" + Formats.HANGUP))
			.containsExactly(AmiMessage.of("Event", "Agents", "Agent", "1", "Status", "IDLE"), HANGUP);
	}

	/** Asterisk 18.19 and 20.4 send CoreShowChannelMapComplete in this format. */
	@ParameterizedTest
	@ValueSource(strings = { OLD, "7.0.3", "11.0.0" })
	void lineFeedAtStartOfLineIsAnEmptyLine(String version) throws IOException {
		assertThat(
				Formats.read(version, "Event: Hangup\r\nCause: 16\r\n\n" + Formats.PONG + "\n\r\n\n" + Formats.HANGUP))
			.containsExactly(HANGUP, PONG, HANGUP);
	}

	/** Asterisk sends responses to PJSIPShowEndpoint and other actions in this format. */
	@ParameterizedTest
	@ValueSource(strings = { OLD, "2.5.0", "11.0.0" })
	void readsMessageHeaderWithTrailingLineFeed(String version) throws IOException {
		assertThat(Formats.read(version,
				"Response: Success\r\nActionID: 1\r\nMessage: Unable to retrieve endpoint\n\r\n\r\n" + Formats.HANGUP))
			.hasSize(2)
			.first()
			.extracting((message) -> new SimpleResponse(message).serverMessage())
			.isEqualTo("Unable to retrieve endpoint");
	}

	/** Asterisk responds to IAXnetstats with text only. */
	@ParameterizedTest
	@ValueSource(strings = { OLD, "11.0.0" })
	void leadingTextDoesNotHideMessages(String version) throws IOException {
		assertThat(Formats.read(version, "IAX2/phone-1 Jit: 0\nIAX2/phone-2 Jit: 0\n\r\n" + Formats.PONG)).hasSize(2)
			.contains(PONG);
	}

}
