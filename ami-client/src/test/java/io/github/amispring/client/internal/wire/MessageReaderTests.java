/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.amispring.message.AmiHeader;
import io.github.amispring.message.AmiMessage;
import io.github.amispring.message.CommandResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.amispring.client.internal.wire.SampleMessages.HANGUP;
import static io.github.amispring.client.internal.wire.SampleMessages.LOGIN;
import static io.github.amispring.client.internal.wire.SampleMessages.readAll;
import static io.github.amispring.client.internal.wire.SampleMessages.readOne;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MessageReader}. The texts are shortened messages of Asterisk 1.4 to
 * 22.
 */
class MessageReaderTests {

	private static final String COMMAND = "Response: Success\r\nActionID: t83\r\nMessage: Command output follows\r\n"
			+ "Output: Channel              Location             State   Application(Data)             \r\n"
			+ "Output:   -- indented: by two\r\nOutput: \r\nOutput: 1 active channel\r\n\r\n";

	private static final String FOLLOWS = "Response: Follows\r\nPrivilege: Command\r\nActionID: 17\r\n"
			+ "Name/username    Host\n\n  Status: like a header\nEvent: Hangup\n\r\n1 sip peers\n--END COMMAND--\r\n\r\n";

	private static final String LF_ERROR = "Response: Error\r\nActionID: t1\r\n"
			+ "Message: Channel uniqueid is too long\n\r\n\r\n";

	private static final String NO_COLON = "Response: Success\r\nActionID: t2\r\nNo categories found\r\n\r\n";

	static Stream<Arguments> streams() {
		return Stream
			.of(Arguments.of("response and event", LOGIN + HANGUP + LOGIN, 3),
					Arguments.of("command output", COMMAND + HANGUP, 2),
					Arguments.of("Response: Follows", FOLLOWS + HANGUP, 2),
					Arguments.of("Response: Follows, text without an end of line",
							FOLLOWS.replace("sip peers\n", "sip peers") + HANGUP, 2),
					Arguments.of("Response: Follows without output",
							"Response: Follows\r\nPrivilege: Command\r\nActionID: 17\r\n--END COMMAND--\r\n\r\n"
									+ LOGIN,
							2),
					Arguments.of("error that ends in a bare LF", LF_ERROR + HANGUP, 2),
					Arguments.of("line without colon", NO_COLON + HANGUP, 2),
					Arguments.of("extra empty lines", "\r\n\r\n" + HANGUP + "\r\n" + HANGUP + "\n\r\n\n" + LOGIN, 3),
					Arguments.of("CR LF LF", HANGUP.replaceAll("\r\n\r\n", "\r\n\n") + LOGIN, 2), Arguments
						.of("no blank after the colon", "Event:RTCPSent\r\nTo:\r\nSSRC:\r\nFrom:127.0.0.1\r\n\r\n", 1),
					Arguments.of("text in UTF-8", "Event: UserEvent\r\nName: Zoë 电话\r\n\r\n" + HANGUP, 2));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("streams")
	void toleratesFragmentation(String name, String text, int count) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		List<AmiMessage> whole = readAll(new ByteArrayInputStream(bytes));
		assertThat(whole).hasSize(count);
		for (int cut = 1; cut < bytes.length; cut++) {
			assertThat(readAll(new FragmentedInputStream(bytes, cut))).as("cut at %d", cut).isEqualTo(whole);
		}
		assertThat(readAll(FragmentedInputStream.byteByByte(bytes))).isEqualTo(whole);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("streams")
	void acceptsLineFeedAsEndOfLine(String name, String text, int count) throws IOException {
		List<AmiMessage> strict = readAll(text);
		assertThat(readAll(text.replace("\r\n", "\n"))).hasSize(count).isEqualTo(strict);
	}

	@Test
	void acceptsMixedLineEnds() throws IOException {
		assertThat(readAll("Event: A\nX: 1\r\nY: 2\n\r\nEvent: B\r\n\nEvent: C\n\n")).containsExactly(
				AmiMessage.of("Event", "A", "X", "1", "Y", "2"), AmiMessage.of("Event", "B"),
				AmiMessage.of("Event", "C"));
	}

	@Test
	void readsHeadersInOrder() throws IOException {
		AmiMessage message = readOne(HANGUP);
		assertThat(message.isEvent()).isTrue();
		assertThat(message.headers()).containsExactly(new AmiHeader("Event", "Hangup"),
				new AmiHeader("Privilege", "call,all"), new AmiHeader("Channel", "PJSIP/100-00000020"),
				new AmiHeader("CallerIDName", "<unknown>"), new AmiHeader("AccountCode", ""),
				new AmiHeader("Cause", "16"), new AmiHeader("Cause-txt", "Normal Clearing"));
	}

	@Test
	void readsErrorWithTrailingLineFeed() throws IOException {
		List<AmiMessage> messages = readAll(LF_ERROR + HANGUP);
		assertThat(messages.get(0))
			.isEqualTo(AmiMessage.of("Response", "Error", "ActionID", "t1", "Message", "Channel uniqueid is too long"));
		assertThat(messages.get(1).isEvent()).isTrue();
	}

	@Test
	void removesOneCarriageReturnAtEndOfLine() throws IOException {
		AmiMessage message = readOne("Response: Success\r\nValue: a\r\r\nX: \ry\r\n\r\n");
		assertThat(message.get("Value")).isEqualTo("a\r");
		assertThat(message.get("X")).isEqualTo("\ry");
	}

	@Test
	void removesOneBlankAfterTheColon() throws IOException {
		AmiMessage message = readOne(
				"Event: X\r\nNone:v\r\nOne: v\r\nThree:   v \r\nTab:\tv\r\nEmpty:\r\nBlank: \r\n\r\n");
		assertThat(message.get("None")).isEqualTo("v");
		assertThat(message.get("One")).isEqualTo("v");
		assertThat(message.get("Three")).isEqualTo("  v ");
		assertThat(message.get("Tab")).isEqualTo("\tv");
		assertThat(message.get("Empty")).isEmpty();
		assertThat(message.get("Blank")).isEmpty();
	}

	@Test
	void nameEndsAtTheFirstColon() throws IOException {
		AmiMessage message = readOne("Event: X\r\nUri: sip:100@127.0.0.1:7002\r\nA: b: c\r\n\r\n");
		assertThat(message.get("Uri")).isEqualTo("sip:100@127.0.0.1:7002");
		assertThat(message.get("A")).isEqualTo("b: c");
	}

	@Test
	void keepsRepeatedHeaders() throws IOException {
		AmiMessage message = readOne("Event: TestEvent\r\nState: A\r\nX: 1\r\nState: B\r\nSTATE: C\r\n\r\n");
		assertThat(message.getAll("State")).containsExactly("A", "B", "C");
	}

	@Test
	void lineWithoutColonIsText() throws IOException {
		AmiMessage message = readOne("Response: Success\r\nActionID: t2\r\nNo categories found\r\n: odd\r\n\r\n");
		assertThat(message.text()).containsExactly("No categories found", ": odd");
		assertThat(message.headers()).containsExactly(new AmiHeader("Response", "Success"),
				new AmiHeader("ActionID", "t2"));
	}

	@Test
	void messageThatBeginsWithTextIsNeitherEventNorResponse() throws IOException {
		AmiMessage message = readOne("No queues.\r\nEvent: Forged\r\n\r\n");
		assertThat(message.isEvent()).isFalse();
		assertThat(message.isResponse()).isFalse();
	}

	@Test
	void firstHeaderDeterminesTheKind() throws IOException {
		AmiMessage event = readOne(
				"Event: OriginateResponse\r\nActionID: x\r\nResponse: Failure\r\nEvent: Other\r\n\r\n");
		assertThat(event.isEvent()).isTrue();
		assertThat(event.isResponse()).isFalse();
		AmiMessage response = readOne("Response: Success\r\nValue: x\r\nEvent: Fake\r\n\r\n");
		assertThat(response.isResponse()).isTrue();
		assertThat(response.isEvent()).isFalse();
	}

	@Test
	void keepsInvalidText() throws IOException {
		byte[] value = { 'J', (byte) 0xEB, (byte) 0xFF, 1, 0x7F, (byte) 0xC3 };
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes("Event: UserEvent\r\nName: ".getBytes(StandardCharsets.US_ASCII));
		bytes.writeBytes(value);
		bytes.writeBytes(("\r\nNext: 1\r\n\r\n" + HANGUP).getBytes(StandardCharsets.US_ASCII));
		List<AmiMessage> messages = readAll(new ByteArrayInputStream(bytes.toByteArray()));
		assertThat(messages).hasSize(2);
		assertThat(messages.get(0).valueBytes(1)).isEqualTo(value);
		assertThat(messages.get(0).get("Name")).startsWith("J\uFFFD");
		assertThat(messages.get(0).get("Next")).isEqualTo("1");
	}

	@Test
	void decodesInTheConfiguredCharset() throws IOException {
		Charset cyrillic = Charset.forName("windows-1251");
		byte[] bytes = "Event: X\r\nName: Иван\r\n\r\n".getBytes(cyrillic);
		AmiMessage message = new MessageReader(new ByteArrayInputStream(bytes), MessageLimits.DEFAULT, cyrillic, "")
			.read();
		assertThat(message).isNotNull();
		assertThat(message.get("Name")).isEqualTo("Иван");
	}

	@Test
	void keepsBlanksAndEmptyLinesOfOutput() throws IOException {
		assertThat(CommandResponse.outputOf(readOne(COMMAND))).containsExactly(
				"Channel              Location             State   Application(Data)             ",
				"  -- indented: by two", "", "1 active channel");
	}

	@Test
	void readsOutputOfManyLines() throws IOException {
		StringBuilder text = new StringBuilder("Response: Success\r\nMessage: Command output follows\r\n");
		IntStream.range(0, 594).forEach((i) -> text.append("Output: line ").append(i).append("\r\n"));
		List<String> output = CommandResponse.outputOf(readOne(text + "\r\n"));
		assertThat(output).hasSize(594).startsWith("line 0").endsWith("line 593");
	}

	@Test
	void readsOutputOfResponseFollows() throws IOException {
		AmiMessage message = readAll(FOLLOWS).get(0);
		assertThat(message.get("ActionID")).isEqualTo("17");
		assertThat(message.isResponse()).isTrue();
		assertThat(CommandResponse.outputOf(message)).containsExactly("Name/username    Host", "",
				"  Status: like a header", "Event: Hangup", "", "1 sip peers");
	}

	@Test
	void endOfCommandCanFollowText() throws IOException {
		AmiMessage message = readOne("Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\n"
				+ "no such command--END COMMAND--\r\n\r\n");
		assertThat(CommandResponse.outputOf(message)).containsExactly("no such command");
	}

	@Test
	void readsMessageAfterCommandOutput() throws IOException {
		List<AmiMessage> messages = readAll(
				"Response: Follows\r\nActionID: 1\r\nx\n--END COMMAND--\r\nEvent: Next\r\nA: b\r\n\r\n");
		assertThat(messages).hasSize(2);
		assertThat(messages.get(1)).isEqualTo(AmiMessage.of("Event", "Next", "A", "b"));
	}

	@Test
	void ignoresFollowsInOtherHeaders() throws IOException {
		assertThat(readAll("Response: Success\r\nMessage: Bridge listing will follow\r\n\r\n" + HANGUP
				+ "Event: X\r\nResponse: Follows\r\n\r\n" + HANGUP))
			.hasSize(4);
	}

	@Test
	void readsMessageLongerThanTheBuffer() throws IOException {
		String value = "0123456789abcdef".repeat(65_536);
		byte[] bytes = (HANGUP + "Event: Big\r\nValue: " + value + "\r\n\r\n" + HANGUP)
			.getBytes(StandardCharsets.US_ASCII);
		List<AmiMessage> messages = readAll(new FragmentedInputStream(bytes, 100, 70_000, 70_001, 500_000));
		assertThat(messages).hasSize(3);
		assertThat(messages.get(1).get("Value")).isEqualTo(value);
		assertThat(messages.get(2)).isEqualTo(messages.get(0));
	}

	@Test
	void laterMessagesDoNotChangeEarlierOnes() throws IOException {
		byte[] bytes = IntStream.range(0, 20_000)
			.mapToObj((i) -> "Event: E\r\nNumber: " + i + "\r\n\r\n")
			.reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
			.toString()
			.getBytes(StandardCharsets.US_ASCII);
		List<AmiMessage> messages = readAll(new ByteArrayInputStream(bytes));
		assertThat(messages).hasSize(20_000);
		for (int i = 0; i < messages.size(); i++) {
			assertThat(messages.get(i).get("Number")).isEqualTo(Integer.toString(i));
		}
	}

	@Test
	void countsBytesOfAMessage() throws IOException {
		assertThat(readOne("Event: X\r\nA: b\r\n\r\n").length()).isEqualTo("Event: X\r\nA: b\r\n".length());
	}

}
