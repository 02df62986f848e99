/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.client.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.amispring.client.internal.wire.SampleMessages.HANGUP;
import static io.github.amispring.client.internal.wire.SampleMessages.LOGIN;
import static io.github.amispring.client.internal.wire.SampleMessages.readOne;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests how {@link MessageReader} reads the stream: limits, the banner and the end of the
 * stream.
 */
class MessageReaderStreamTests {

	@ParameterizedTest
	@ValueSource(ints = { 3, 10, 64, 100 })
	void rejectsTooManyLines(int limit) throws IOException {
		MessageLimits limits = new MessageLimits(1_000_000, limit);
		String full = "Event: X\r\n" + "A: b\r\n".repeat(limit - 1);
		assertThat(reader(full + "\r\n", limits).read()).isNotNull();
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> reader(full + "A: b\r\n\r\n", limits).read())
			.withMessageContaining("limits.maxMessageLines")
			.withMessageContaining(Integer.toString(limit));
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 70_000, 300_000 })
	void rejectsTooLongMessage(int limit) throws IOException {
		MessageLimits limits = new MessageLimits(limit, 1000);
		String full = "Event: X\r\nA: " + "b".repeat(limit - "Event: X\r\nA: \r\n\r\n".length()) + "\r\n\r\n";
		assertThat(reader(full, limits).read()).isNotNull();
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> reader(full.replace("\r\n\r\n", "b\r\n\r\n"), limits).read())
			.withMessageContaining("limits.maxMessageSize")
			.withMessageContaining(Integer.toString(limit));
	}

	@Test
	void limitAppliesPerMessage() throws IOException {
		MessageReader reader = reader(HANGUP.repeat(50), new MessageLimits(200, 10));
		for (int i = 0; i < 50; i++) {
			assertThat(reader.read()).isNotNull();
		}
		assertThat(reader.read()).isNull();
	}

	@Test
	void rejectsUnterminatedLine() {
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(
					() -> new MessageReader(endless("x"), new MessageLimits(1_000_000, 10), StandardCharsets.UTF_8, "")
						.read())
			.withMessageContaining("limits.maxMessageSize");
	}

	@ParameterizedTest
	@ValueSource(ints = { 100, 65_535, 65_536, 65_537, 1_000_000 })
	void limitsBufferForUnterminatedLine(int limit) {
		AtomicInteger room = new AtomicInteger();
		InputStream in = new FilterInputStream(endless("x")) {

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				room.set(target.length);
				return super.read(target, offset, length);
			}

		};
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> new MessageReader(in, new MessageLimits(limit, 10), StandardCharsets.UTF_8, "").read())
			.withMessageContaining("longer than " + limit + " bytes");
		assertThat(room).hasValue(Math.max(limit + 1, 8192));
	}

	@Test
	void increasesReadSizeWithTraffic() throws IOException {
		AtomicInteger room = new AtomicInteger();
		byte[] stream = HANGUP.repeat(1000).getBytes(StandardCharsets.US_ASCII);
		InputStream in = new FilterInputStream(new ByteArrayInputStream(stream)) {

			@Override
			public int read(byte[] target, int offset, int length) throws IOException {
				room.set(target.length);
				return super.read(target, offset, length);
			}

		};
		MessageReader reader = new MessageReader(in, MessageLimits.DEFAULT, StandardCharsets.UTF_8, "");
		for (int i = 0; i < 1000; i++) {
			assertThat(reader.read()).isEqualTo(readOne(HANGUP));
		}
		assertThat(room).hasValue(65_536);
	}

	@Test
	void receivedAtIsInstantOfLastRead() throws IOException {
		byte[] stream = (HANGUP + HANGUP + LOGIN + HANGUP).getBytes(StandardCharsets.US_ASCII);
		int afterTwoAndAHalf = 2 * HANGUP.length() + LOGIN.length() / 2;
		AtomicInteger readings = new AtomicInteger();
		MessageReader reader = new MessageReader(new FragmentedInputStream(stream, afterTwoAndAHalf),
				MessageLimits.DEFAULT, StandardCharsets.UTF_8, "",
				() -> Instant.ofEpochSecond(readings.incrementAndGet()));
		List<Instant> instants = new ArrayList<>();
		for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
			instants.add(message.receivedAt());
		}
		Instant first = Instant.ofEpochSecond(1);
		Instant second = Instant.ofEpochSecond(2);
		assertThat(instants).containsExactly(first, first, second, second);
		assertThat(instants.get(1)).as("instant of the same read").isSameAs(instants.get(0));
		assertThat(readings).as("readings of the clock").hasValue(2);
	}

	@Test
	void emptyLinesUseNoMemory() throws IOException {
		InputStream in = new SequenceInputStream(
				new ByteArrayInputStream("\r\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII)),
				new ByteArrayInputStream(HANGUP.getBytes(StandardCharsets.US_ASCII)));
		MessageReader reader = new MessageReader(in, new MessageLimits(200, 10), StandardCharsets.UTF_8, "");
		assertThat(reader.read()).isEqualTo(readOne(HANGUP));
		assertThat(reader.isInsideMessage()).isFalse();
	}

	@Test
	void rejectsUnterminatedHeaders() {
		assertThatExceptionOfType(ProtocolException.class).isThrownBy(
				() -> new MessageReader(endless("A: b\r\n"), MessageLimits.DEFAULT, StandardCharsets.UTF_8, "").read())
			.withMessageContaining("limits.maxMessageLines");
	}

	@Test
	void rejectsUnterminatedCommandOutput() {
		InputStream in = new SequenceInputStream(
				new ByteArrayInputStream("Response: Follows\r\n".getBytes(StandardCharsets.US_ASCII)), endless("x\n"));
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> new MessageReader(in, MessageLimits.DEFAULT, StandardCharsets.UTF_8, "").read())
			.withMessageContaining("limits.maxMessageLines");
	}

	@Test
	void reportsEndOfStreamInsideAMessage() throws IOException {
		MessageReader torn = reader(HANGUP + "Event: Hang", MessageLimits.DEFAULT);
		assertThat(torn.read()).isNotNull();
		assertThat(torn.read()).isNull();
		assertThat(torn.isInsideMessage()).isTrue();
		MessageReader clean = reader(HANGUP, MessageLimits.DEFAULT);
		assertThat(clean.read()).isNotNull();
		assertThat(clean.read()).isNull();
		assertThat(clean.isInsideMessage()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Asterisk Call Manager/11.0.0\r\n", "Asterisk Call Manager/11.0.0\n" })
	void readsBannerAndFollowingMessage(String banner) throws IOException {
		byte[] bytes = (banner + HANGUP + LOGIN).getBytes(StandardCharsets.US_ASCII);
		for (int cut = 1; cut < bytes.length; cut++) {
			MessageReader reader = new MessageReader(new FragmentedInputStream(bytes, cut), MessageLimits.DEFAULT,
					StandardCharsets.UTF_8, "");
			assertThat(banner(reader)).isEqualTo("Asterisk Call Manager/11.0.0");
			assertThat(reader.read()).as("cut at %d", cut).isEqualTo(readOne(HANGUP));
			assertThat(reader.read()).isEqualTo(readOne(LOGIN));
			assertThat(reader.read()).isNull();
		}
	}

	@Test
	void rejectsTooLongBanner() {
		for (String text : List.of("x".repeat(257), "x".repeat(5000) + "\r\n")) {
			assertThatExceptionOfType(ProtocolException.class)
				.isThrownBy(() -> banner(reader(text, MessageLimits.DEFAULT)))
				.withMessageContaining("banner")
				.withMessageContaining("256");
		}
	}

	@Test
	void readsBannerOfAnotherProtocol() throws IOException {
		assertThat(banner(reader("SSH-2.0-OpenSSH_9.2\r\n", MessageLimits.DEFAULT))).isEqualTo("SSH-2.0-OpenSSH_9.2");
	}

	private static String banner(MessageReader reader) throws IOException {
		String banner = reader.pollBanner();
		while (banner == null) {
			assertThat(reader.fill()).isTrue();
			banner = reader.pollBanner();
		}
		return banner;
	}

	private static InputStream endless(String text) {
		byte[] bytes = text.repeat(1 + 8192 / text.length()).getBytes(StandardCharsets.US_ASCII);
		return new InputStream() {

			private int position;

			@Override
			public int read() {
				return bytes[this.position++ % text.length()];
			}

			@Override
			public int read(byte[] target, int offset, int length) {
				int from = this.position % text.length();
				int count = Math.min(length, bytes.length - from);
				System.arraycopy(bytes, from, target, offset, count);
				this.position = (from + count) % text.length();
				return count;
			}

		};
	}

	private static MessageReader reader(String text, MessageLimits limits) {
		return new MessageReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limits,
				StandardCharsets.UTF_8, "");
	}

}
