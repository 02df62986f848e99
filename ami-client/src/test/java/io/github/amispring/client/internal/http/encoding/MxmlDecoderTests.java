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
 * Tests for {@link MxmlDecoder}.
 */
class MxmlDecoderTests {

	private final MxmlDecoder decoder = new MxmlDecoder();

	@Test
	void decodesMessages() throws ProtocolException {
		assertThat(decode("response='Success' actionid='1' message='Welcome'", "event='Hangup' uniqueid='1.2'"))
			.isEqualTo("Response: Success\r\nActionID: 1\r\nMessage: Welcome\r\n\r\n"
					+ "Event: Hangup\r\nUniqueid: 1.2\r\n\r\n");
	}

	@Test
	void restoresNamesWithOtherCharacters() throws ProtocolException {
		assertThat(decode("event='X' address_ip='1' _100rel='no' report0lsr='2' line_000000_000012='a=b' my_own='3'"))
			.isEqualTo("Event: X\r\nAddress-IP: 1\r\n100rel: no\r\nReport0LSR: 2\r\nLine-000000-000012: a=b\r\n"
					+ "my_own: 3\r\n\r\n");
	}

	@Test
	void restoresVariablesOfChannels() throws ProtocolException {
		assertThat(decode(
				"event='X' chanvariable_local_1_test_000001fd_1_='A=1' chanvariable_local_1_test_000001fd_1_-2='B='"))
			.isEqualTo("Event: X\r\nChanVariable(local_1_test_000001fd_1): A=1\r\n"
					+ "ChanVariable(local_1_test_000001fd_1): B=\r\n\r\n");
	}

	@Test
	void restoresRepeatedHeaders() throws ProtocolException {
		assertThat(decode("response='Success' output='a' output-2='b' output-10='c'"))
			.isEqualTo("Response: Success\r\nOutput: a\r\nOutput: b\r\nOutput: c\r\n\r\n");
	}

	@Test
	void decodesDuplicateAttributes() throws ProtocolException {
		assertThat(decode("event='X' foo='1' foo='2' foo='3'"))
			.isEqualTo("Event: X\r\nfoo: 1\r\nfoo: 2\r\nfoo: 3\r\n\r\n");
	}

	@Test
	void decodesLongOutput() throws ProtocolException {
		StringBuilder output = new StringBuilder("response='Success' output='0'");
		StringBuilder expected = new StringBuilder("Response: Success\r\nOutput: 0\r\n");
		for (int i = 2; i <= 20_000; i++) {
			output.append(" output-").append(i).append("='&lt;&lt;&amp;&gt;&gt;").append(i).append('\'');
			expected.append("Output: <<&>>").append(i).append("\r\n");
		}
		assertThat(decode(output.toString())).isEqualTo(expected + "\r\n");
	}

	@Test
	void keepsNumbersThatBelongToNames() throws ProtocolException {
		assertThat(decode("event='X' line-000001='a' b.7='c'"))
			.isEqualTo("Event: X\r\nline-000001: a\r\nb.7: c\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=", "a", "a=", "<", "' ", "a='1' " })
	void processesHostileContentOnce(String part) {
		String content = part.repeat(300_000);
		try {
			decode("event='X' " + content);
		}
		catch (ProtocolException ex) {
			assertThat(ex).hasMessageContaining("expected XML");
		}
	}

	@Test
	void decodesEntities() throws ProtocolException {
		assertThat(decode("event='X' foo='&lt;a&gt; &amp;amp; &apos;b&apos; &quot;c&quot; a=b'"))
			.isEqualTo("Event: X\r\nfoo: <a> &amp; 'b' \"c\" a=b\r\n\r\n");
	}

	@Test
	void keepsControlCharactersAndBytesOfAnyCharset() throws ProtocolException {
		byte[] body = body("event='X' foo='\u0001\u001b[0m\t\u007f \u00e4\u00ff\u0085'")
			.getBytes(StandardCharsets.ISO_8859_1);
		assertThat(new String(this.decoder.decode(body), StandardCharsets.ISO_8859_1))
			.isEqualTo("Event: X\r\nfoo: \u0001\u001b[0m\t\u007f \u00e4\u00ff\u0085\r\n\r\n");
	}

	@Test
	void decodesTextWithoutColon() throws ProtocolException {
		assertThat(decode("opaque_data='first\n\tsecond = 2\nthird'"))
			.isEqualTo("first\r\n\tsecond = 2\r\nthird\r\n\r\n");
	}

	@Test
	void decodesBodyWithoutMessages() throws ProtocolException {
		assertThat(decode()).isEmpty();
		assertThat(this.decoder.decode(new byte[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<ajax-response>\n<response type='object' id='unknown'><generic event='X",
			"<ajax-response>", "<html><body>It works!</body></html>", "Response: Success\r\n\r\n",
			"<ajax-response><a></ajax-response>",
			"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><ajax-response><response><generic event='&b;'/>"
					+ "</response></ajax-response>" })
	void rejectsOtherContent(String body) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.decoder.decode(body.getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining("expected XML")
			.withMessageNotContaining("root:");
	}

	private String decode(String... messages) throws ProtocolException {
		byte[] body = body(messages).getBytes(StandardCharsets.UTF_8);
		return new String(this.decoder.decode(body), StandardCharsets.UTF_8);
	}

	private static String body(String... messages) {
		StringBuilder body = new StringBuilder("<ajax-response>\n");
		for (String message : messages) {
			body.append("<response type='object' id='unknown'><generic ").append(message).append(" /></response>\n");
		}
		return body + "</ajax-response>\n";
	}

}
