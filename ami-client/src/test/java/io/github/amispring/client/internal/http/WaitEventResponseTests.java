/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.amispring.client.internal.wire.ProtocolException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link WaitEventResponse}.
 */
class WaitEventResponseTests {

	private static final String RESPONSE = "Response: Success\r\nMessage: Waiting for Event completed.\r\n\r\n";

	private static final String END = "Event: WaitEventComplete\r\n\r\n";

	@Test
	void removesResponseAndEnd() throws IOException {
		String events = "Event: A\r\nX: 1\r\n\r\nEvent: B\r\n\r\n";
		assertThat(events(RESPONSE + events + END)).isEqualTo(events);
		assertThat(events(RESPONSE + END)).isEmpty();
		assertThat(events(RESPONSE + events)).isEqualTo(events);
		assertThat(events(RESPONSE)).isEmpty();
	}

	/** Another request has waited for the events of the session. */
	@Test
	void acceptsEmptyBody() throws IOException {
		assertThat(events("")).isEmpty();
	}

	@Test
	void keepsForeignEventWithTheNameOfTheEnd() throws IOException {
		assertThat(events(RESPONSE + END + END)).isEqualTo(END);
	}

	@Test
	void rejectsError() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> events("Response: Error\r\nMessage: Permission denied\r\n\r\n"))
			.withMessageContaining("Permission denied");
	}

	private static String events(String messages) throws IOException {
		return new String(WaitEventResponse.events(messages.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

}
