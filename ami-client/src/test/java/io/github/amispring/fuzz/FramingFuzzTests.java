/*
 * SPDX-License-Identifier: Apache-2.0
 */

package io.github.amispring.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.amispring.client.internal.wire.MessageLimits;
import io.github.amispring.client.internal.wire.MessageReader;
import io.github.amispring.client.internal.wire.ProtocolException;
import io.github.amispring.client.internal.wire.WireFormat;
import io.github.amispring.message.AmiMessage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fuzzes {@link MessageReader}: fragmentation of the stream does not change the messages,
 * and the only possible error is an exceeded limit.
 */
@Tag("fuzz")
class FramingFuzzTests {

	private static final MessageLimits LIMITS = new MessageLimits(1000, 50);

	static Stream<byte[]> seeds() {
		return Stream.concat(Recordings.events().limit(20), Stream.of(
				"Response: Success\r\nActionID: 1\r\nOutput:   a\r\nOutput: \r\n\r\nEvent: X\r\n\r\n",
				"Response: Follows\r\nPrivilege: Command\r\nActionID: 17\r\na\n\n b: c\nEvent: X\n--END COMMAND--\r\n\r\n",
				"Response: Follows\r\nMessage: x\r\nno line end--END COMMAND--\r\n\r\nEvent: X\r\n\r\n",
				"Response: Follows\r\nActionID: 1\r\na\n\r\nEvent: X\r\n\r\nResponse: Success\r\nActionID: 12\r\n\r\n",
				"Response: Follows\r\nActionID: 1\r\n" + "a\n\r\nEvent: X\r\n\r\n".repeat(60),
				"Response: Success\r\nValue: a\n\nEvent: b\n\r\n\r\n\nA: b\nC\n\r\nEvent: X\nA\r\n\nEvent: Y\r\n\r\n",
				"Response: Error\r\nMessage: No such channel\n\r\n\r\n\r\n\n\nEvent: X\nA\n:b\nC:\r\r\n\n",
				"Event: X\r\nA: \u0000\u00e9\r\n\r\ntext\r\n\r\nEvent: Torn\r\nA", "Event: X\r\nA: " + "b".repeat(1000),
				"Event: X\r\n" + "A: b\r\n".repeat(60))
			.map(Recordings::bytes));
	}

	@MethodSource("seeds")
	@FuzzTest
	void toleratesAnyBytesAndFragmentation(byte[] bytes) throws IOException {
		// one version of each format
		for (String version : List.of("1.3", "2.10.6", "11.0.0")) {
			assertSameMessages(bytes, WireFormat.of(version));
		}
	}

	private static void assertSameMessages(byte[] bytes, WireFormat format) throws IOException {
		Outcome whole = read(bytes, format, (left) -> left);
		assertThat(whole.messages()).allSatisfy((message) -> {
			assertThat(message.length()).isLessThanOrEqualTo(LIMITS.maxMessageSize());
			assertThat(message.size()).isBetween(1, LIMITS.maxMessageLines());
			assertThat(message.headers().size() + message.text().size()).isEqualTo(message.size());
			assertThat(message.isEvent() && message.isResponse()).isFalse();
		});
		assertThat(read(bytes, format, (left) -> 1)).isEqualTo(whole);
		Random random = new Random(Arrays.hashCode(bytes));
		assertThat(read(bytes, format, (left) -> 1 + random.nextInt(left))).isEqualTo(whole);
	}

	private static Outcome read(byte[] bytes, WireFormat format, IntUnaryOperator fragments) throws IOException {
		Fragments in = new Fragments(bytes, fragments);
		MessageReader reader = new MessageReader(in, LIMITS, StandardCharsets.UTF_8, "1");
		reader.setFormat(format);
		List<AmiMessage> messages = new ArrayList<>();
		try {
			for (AmiMessage message = reader.read(); message != null; message = reader.read()) {
				messages.add(message);
			}
			assertThat(in.position).isEqualTo(bytes.length);
			return new Outcome(messages, reader.isInsideMessage() ? "torn" : "clean");
		}
		catch (ProtocolException ex) {
			// fragmentation may determine which of two limits is exceeded first
			assertThat(ex).hasMessageContaining("(limits.maxMessage");
			return new Outcome(messages, "refused");
		}
	}

	/**
	 * The result of reading bytes.
	 *
	 * @param messages the messages
	 * @param end the end of the stream
	 */
	private record Outcome(List<AmiMessage> messages, String end) {

	}

	/** Returns bytes in fragments; fails if read again after the end. */
	private static final class Fragments extends InputStream {

		private final byte[] bytes;

		private final IntUnaryOperator fragments;

		private int position;

		private boolean ended;

		private Fragments(byte[] bytes, IntUnaryOperator fragments) {
			this.bytes = bytes;
			this.fragments = fragments;
		}

		@Override
		public int read() {
			throw new UnsupportedOperationException("one byte at a time is slow");
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			int left = this.bytes.length - this.position;
			if (left == 0) {
				require(!this.ended, "asked again after the end");
				this.ended = true;
				return -1;
			}
			int count = Math.min(length, this.fragments.applyAsInt(left));
			require(count > 0, "no room for more");
			System.arraycopy(this.bytes, this.position, target, offset, count);
			this.position += count;
			return count;
		}

		/** Faster than AssertJ. */
		private static void require(boolean condition, String failure) {
			if (!condition) {
				throw new AssertionError(failure);
			}
		}

	}

}
