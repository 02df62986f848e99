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
 * Tests for {@link ManagerDecoder}.
 */
class ManagerDecoderTests {

	private static final String HEAD = "<title>Asterisk&trade; Manager Interface</title><body bgcolor=\"#ffffff\">"
			+ "<table align=center bgcolor=\"#f1f1f1\" width=\"500\">\r\n"
			+ "<tr><td colspan=\"2\" bgcolor=\"#f1f1ff\"><h1>Manager Tester</h1></td></tr>\r\n"
			+ "<tr><td colspan=\"2\" bgcolor=\"#f1f1ff\"><form action=\"manager\" method=\"post\">\nAction: "
			+ "<select name=\"action\">\n<option value=\"\">-----&gt;</option>\n</select>\n</form>\n</td></tr>\r\n";

	private static final String END = "<tr><td colspan=\"2\"><hr></td></tr>\r\n";

	private static final String TAIL = "</table></body>\r\n";

	private final ManagerDecoder decoder = new ManagerDecoder();

	@Test
	void decodesMessages() throws ProtocolException {
		assertThat(decode(row("Response", "Success") + row("ActionID", "1") + END + row("Event", "Hangup")
				+ row("Uniqueid", "1.2") + row("Empty", "") + END))
			.isEqualTo("Response: Success\r\nActionID: 1\r\n\r\nEvent: Hangup\r\nUniqueid: 1.2\r\nEmpty: \r\n\r\n");
	}

	@Test
	void restoresRepeatedHeaders() throws ProtocolException {
		assertThat(decode(row("Output", "a") + row("Output-2", "b") + row("Output-3", "c") + END))
			.isEqualTo("Output: a\r\nOutput: b\r\nOutput: c\r\n\r\n");
	}

	@Test
	void keepsNumbersThatBelongToNames() throws ProtocolException {
		assertThat(decode(row("Line-000000", "a") + row("Line-000001", "b") + row("Line-2", "c") + END))
			.isEqualTo("Line-000000: a\r\nLine-000001: b\r\nLine-2: c\r\n\r\n");
	}

	@Test
	void decodesEntitiesAndMarkupInValues() throws ProtocolException {
		assertThat(decode(row("Event", "&lt;td&gt; &amp;amp; &apos;b&apos; &quot;c&quot;  two  blanks") + END))
			.isEqualTo("Event: <td> &amp; 'b' \"c\"  two  blanks\r\n\r\n");
	}

	@Test
	void keepsControlCharactersAndBytesOfAnyCharset() throws ProtocolException {
		String value = "\u0001\u001b[0m\t\u007f \u00e4\u00ff\u0085";
		byte[] body = (HEAD + row("Event", value) + END + TAIL).getBytes(StandardCharsets.ISO_8859_1);
		assertThat(new String(this.decoder.decode(body), StandardCharsets.ISO_8859_1))
			.isEqualTo("Event: " + value + "\r\n\r\n");
	}

	@Test
	void decodesTextWithoutColon() throws ProtocolException {
		assertThat(decode(row("Opaque-data", "first<br>\nsecond &lt;2&gt;<br>\nthird") + END))
			.isEqualTo("first\r\nsecond <2>\r\nthird\r\n\r\n");
	}

	@Test
	void decodesPageWithoutMessages() throws ProtocolException {
		assertThat(decode("")).isEmpty();
		assertThat(this.decoder.decode(new byte[0])).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html><head><title>Welcome</title></head><body>It works!</body></html>",
			"Response: Success\r\n\r\n", HEAD + "<tr><td>Event</td><td>Hang" })
	void rejectsOtherContent(String body) {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> this.decoder.decode(body.getBytes(StandardCharsets.UTF_8)));
	}

	private String decode(String rows) throws ProtocolException {
		byte[] body = (HEAD + rows + TAIL).getBytes(StandardCharsets.UTF_8);
		return new String(this.decoder.decode(body), StandardCharsets.UTF_8);
	}

	private static String row(String name, String value) {
		return "<tr><td>" + name + "</td><td>" + value + "</td></tr>\n";
	}

}
