/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.http.encoding;

import java.nio.charset.StandardCharsets;

import io.github.amispring.client.internal.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RawmanDecoder}.
 */
class RawmanDecoderTests {

	private final RawmanDecoder decoder = new RawmanDecoder();

	@ParameterizedTest
	@ValueSource(strings = { "Response: Success\r\nPing: Pong\r\n\r\n", "Response: Success\nPing: Pong\n\n", "", "\r\n",
			"Response: Success\r\n\r\nEvent: X\r\n\r\n" })
	void keepsMessages(String body) throws ProtocolException {
		assertThat(decode(body)).isEqualTo(body);
	}

	@Test
	void endsTextThatIsNotAMessage() throws ProtocolException {
		assertThat(decode("           -------- LOCAL\n")).isEqualTo("           -------- LOCAL\n\r\n\r\n");
		assertThat(decode("\n")).isEqualTo("\n\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html></html>", "Response: Success\r\nPing: Po", "Response: Success\r\nPing: Pong\r\n" })
	void rejectsOtherContent(String body) {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> decode(body));
	}

	private String decode(String body) throws ProtocolException {
		return new String(this.decoder.decode(body.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
	}

}
